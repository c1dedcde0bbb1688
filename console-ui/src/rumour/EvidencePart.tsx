import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { useAction } from '../shared/action';
import { Field, Form } from '../shared/Form';
import { withColon } from '../shared/i18n';
import { Button, Empty, Section } from '../shared/parts';
import { Time } from '../shared/Time';
import type { Evidence, Incident, Rumour } from '../shared/types';
import { t } from '../shared/words';
import { Address } from './Address';
import { fileSize, tooLarge, uploadEvidence } from './evidenceFile';
import { PictureField } from './PictureField';
import { whyNotWrite } from './rights';
import { useFormFocus } from './useFormFocus';
import { r } from './words';

interface EvidencePartProps {
  rumour: Rumour;
  incident: Incident | undefined;
  onAdded: () => Promise<void>;
}

/** What proves that it was said, with the fingerprint that shows the file is unchanged (guidelines H07, L07). */
export function EvidencePart({ rumour, incident, onAdded }: EvidencePartProps): JSX.Element {
  const [adding, setAdding] = useState(false);
  const box = useFormFocus<HTMLDivElement>(adding);
  return (
    <div ref={box}>
      <Section
        title={r('evidence')}
        aside={
          !adding && (
            <Button small whyNot={whyNotWrite(incident)} onClick={() => setAdding(true)}>
              {r('evidenceAdd')}
            </Button>
          )
        }
      >
        {adding && (
          <AddEvidence
            rumour={rumour}
            onCancel={() => setAdding(false)}
            onAdded={async () => {
              setAdding(false);
              await onAdded();
            }}
          />
        )}
        {rumour.evidence.length === 0 && !adding && <Empty>{r('evidenceNone')}</Empty>}
        <ul class="rows" aria-label={r('evidence')}>
          {rumour.evidence.map((item) => (
            <EvidenceItem key={item.id} item={item} />
          ))}
        </ul>
      </Section>
    </div>
  );
}

function EvidenceItem({ item }: { item: Evidence }): JSX.Element {
  const address = `/api/evidence/${item.id}`;
  return (
    <li class="row evidence-item">
      {item.type.startsWith('image/') ? (
        <img src={address} alt={r('evidencePicture', { name: item.name })} loading="lazy" />
      ) : (
        <span class="evidence-kind" aria-hidden="true">
          PDF
        </span>
      )}
      <div>
        <a href={address} download={item.name} class="row-title rumour-claim">
          {r('evidenceDownload', { name: item.name })}
        </a>
        <div class="row-more">
          <span>{fileSize(item.size)}</span>
          <span>
            {item.addedBy && r('evidenceBy', { name: item.addedBy })} <Time at={item.addedAt} />
          </span>
          {item.capturedAt && (
            <span>
              {r('evidenceCaptured')} <Time at={item.capturedAt} />
            </span>
          )}
          {item.address && <Address url={item.address} />}
        </div>
        <p class="help">
          {withColon(r('evidenceHash'))} <span class="hash">{item.sha256}</span>
        </p>
      </div>
    </li>
  );
}

function AddEvidence(props: {
  rumour: Rumour;
  onAdded: () => Promise<void>;
  onCancel: () => void;
}): JSX.Element {
  const [file, setFile] = useState<File>();
  const [address, setAddress] = useState(props.rumour.url ?? '');
  const [missing, setMissing] = useState(false);
  const large = tooLarge(file);
  const add = useAction(async () => {
    setMissing(!file);
    if (!file || large) return;
    await uploadEvidence(props.rumour.id, file, address);
    await props.onAdded();
  });
  return (
    <Form onSubmit={add.run} problem={add.problem} label={r('evidenceAdd')} class="form card">
      <PictureField
        error={large ? r('tooLarge', { size: large }) : missing && !file ? r('fileMissing') : undefined}
        file={file}
        onChoose={setFile}
      />
      <Field
        name="address"
        type="url"
        label={r('evidenceAddress')}
        value={address}
        onInput={setAddress}
        limit={1980}
        optional
      />
      <div class="line">
        <Button type="submit" kind="primary" busy={add.busy}>
          {r('evidenceAdd')}
        </Button>
        <Button onClick={props.onCancel}>{t('cancel')}</Button>
      </div>
    </Form>
  );
}
