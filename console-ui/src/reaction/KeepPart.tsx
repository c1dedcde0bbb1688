import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { evidenceTypes, fileSize, tooLarge } from '../rumour/evidenceFile';
import { useAction } from '../shared/action';
import { api } from '../shared/api';
import { FileField } from '../shared/FileField';
import { Form } from '../shared/Form';
import { withColon } from '../shared/i18n';
import { Button } from '../shared/parts';
import { Problem } from '../shared/Problem';
import { Time } from '../shared/Time';
import { t } from '../shared/words';
import { Panel } from './Panel';
import type { ReactionDetail, ReactionEvidence } from './types';
import { w } from './words';

/** Keeps proof before the post can disappear: its text with a fingerprint, or a screenshot (guidelines H07, H09). */
export function KeepPart(props: {
  reaction: ReactionDetail;
  onClose: () => void;
  reload: () => Promise<unknown>;
}): JSX.Element {
  const { reaction } = props;
  const [file, setFile] = useState<File>();
  const [missing, setMissing] = useState(false);
  const address = `/api/reactions/${reaction.id}/evidence`;
  const keepText = useAction(async () => {
    await api.post(address, { text: true });
    await props.reload();
    props.onClose();
  });
  const large = tooLarge(file);
  const keepFile = useAction(async () => {
    setMissing(!file);
    if (!file || large) return;
    const form = new FormData();
    form.set('file', file);
    await api.post(address, form);
    await props.reload();
    props.onClose();
  });
  const error = large ? w('tooLarge', { size: large }) : missing && !file ? w('fileFirst') : undefined;
  return (
    <Panel title={w('evidenceKeep')} onClose={props.onClose}>
      <p class="help readable">{w('evidenceWhy')}</p>
      <Problem of={keepText.problem} nothingTyped />
      <Button kind="primary" busy={keepText.busy} onClick={keepText.run}>
        {w('evidenceText')}
      </Button>
      <Form onSubmit={keepFile.run} problem={keepFile.problem} label={w('evidenceFile')}>
        <FileField
          name="file"
          label={w('evidenceFile')}
          help={w('evidenceFileHelp')}
          error={error}
          accept={evidenceTypes}
          file={file}
          onChoose={setFile}
          optional
        />
        <div class="line">
          <Button type="submit" busy={keepFile.busy}>
            {w('evidenceFileKeep')}
          </Button>
          <Button onClick={props.onClose}>{t('close')}</Button>
        </div>
      </Form>
    </Panel>
  );
}

/** What was kept. Pictures are links: nobody has to see them without wanting to (guideline H35). */
export function Kept({ evidence }: { evidence: readonly ReactionEvidence[] }): JSX.Element | null {
  if (evidence.length === 0) return null;
  return (
    <details>
      <summary>{w('evidenceN', { n: evidence.length })}</summary>
      <ul class="rows">
        {evidence.map((item) => (
          <li key={item.id} class="row">
            <a href={`/api/reaction-evidence/${item.id}`} download={item.name} class="row-title anywhere">
              {item.name}
            </a>
            <div class="row-more">
              <span>{fileSize(item.size)}</span>
              {item.addedBy && <span>{item.addedBy}</span>}
              <Time at={item.addedAt} />
            </div>
            <p class="help">
              {withColon(w('evidenceHash'))} <span class="hash">{item.sha256}</span>
            </p>
          </li>
        ))}
      </ul>
    </details>
  );
}
