import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { useAction } from '../shared/action';
import { api } from '../shared/api';
import { currentTime, toLocalInput } from '../shared/clock';
import { useDraft } from '../shared/drafts';
import { FileField } from '../shared/FileField';
import { Form } from '../shared/Form';
import { Button, Restored } from '../shared/parts';
import type { Rumour } from '../shared/types';
import { t } from '../shared/words';
import { evidenceTypes, tooLarge, uploadEvidence } from './evidenceFile';
import { bodyOf, Claim, emptyRumour, Remarks, Sighting, Weight } from './RumourFields';
import { r } from './words';

/**
 * A rumour in ten seconds: only the claim and the place must be filled in. Once the service has the rumour, a file that
 * did not arrive is tried again alone, so that one sighting never becomes two rumours.
 */
export function ReportForm(props: {
  incident: string;
  onDone: (reported: Rumour) => void;
  onCancel: () => void;
}): JSX.Element {
  const [form, change, draft] = useDraft(`rumour.new.${props.incident}`, emptyRumour);
  const [shownNow] = useState(() => toLocalInput(currentTime()));
  const [file, setFile] = useState<File>();
  const [reported, setReported] = useState<Rumour>();
  const large = tooLarge(file);
  const report = useAction(async () => {
    if (large) return;
    let rumour = reported;
    if (!rumour) {
      rumour = await api.post<Rumour>(`/api/incidents/${props.incident}/rumours`, bodyOf(form));
      setReported(rumour);
      draft.drop();
    }
    if (file) await uploadEvidence(rumour.id, file, form.url);
    props.onDone(rumour);
  });
  const choose = (
    <FileField
      name="file"
      label={r('screenshot')}
      help={r('screenshotHelp')}
      error={large && r('tooLarge', { size: large })}
      accept={evidenceTypes}
      file={file}
      onChoose={setFile}
      optional
    />
  );
  if (reported) {
    return (
      <Form onSubmit={report.run} problem={report.problem} label={r('report')} class="form card">
        <p role="status">{r(report.busy ? 'reportedUploading' : 'reportedNoFile')}</p>
        {choose}
        <div class="line">
          <Button type="submit" kind="primary" busy={report.busy}>
            {r('uploadAgain')}
          </Button>
          <Button onClick={() => props.onDone(reported)}>{r('noFile')}</Button>
        </div>
      </Form>
    );
  }
  return (
    <Form onSubmit={report.run} problem={report.problem} label={r('report')} class="form card rumour-form">
      <h2>{r('report')}</h2>
      <p class="help">{r('reportNote')}</p>
      <Restored show={draft.restored} onDrop={() => draft.drop(emptyRumour)} />
      <Claim form={form} change={change} />
      <Sighting form={form} change={change} shownNow={shownNow} />
      {choose}
      <Weight form={form} change={change} />
      <details>
        <summary>{t('more')}</summary>
        <div class="stack">
          <Remarks form={form} change={change} />
        </div>
      </details>
      <div class="line rumour-send">
        <Button type="submit" kind="primary" busy={report.busy}>
          {r('report')}
        </Button>
        <Button onClick={props.onCancel}>{t('cancel')}</Button>
      </div>
    </Form>
  );
}
