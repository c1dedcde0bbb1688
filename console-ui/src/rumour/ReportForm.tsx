import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { useAction } from '../shared/action';
import { api } from '../shared/api';
import { currentTime, toLocalInput } from '../shared/clock';
import { useDraft } from '../shared/drafts';
import { Form } from '../shared/Form';
import { Button, Restored } from '../shared/parts';
import type { Rumour } from '../shared/types';
import { t } from '../shared/words';
import { tooLarge, uploadEvidence } from './evidenceFile';
import { PictureField } from './PictureField';
import { bodyOf, Claim, emptyRumour, Link, Moment, Place, Remarks, Weight } from './RumourFields';
import { r } from './words';

/**
 * A rumour in ten seconds: only the claim must be filled in. Once the service has the rumour, a file that did not arrive is
 * tried again alone, so that one sighting never becomes two rumours. A screenshot can also be pasted.
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
  const picture = (
    <PictureField file={file} error={large && r('tooLarge', { size: large })} onChoose={setFile} />
  );
  if (reported) {
    return (
      <Form onSubmit={report.run} problem={report.problem} label={r('report')} class="form card">
        <p role="status">{r(report.busy ? 'reportedUploading' : 'reportedNoFile')}</p>
        {picture}
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
    <div
      onPaste={(event) => {
        const pasted = event.clipboardData?.files[0];
        if (!pasted?.type.startsWith('image/')) return;
        event.preventDefault();
        setFile(pasted);
      }}
    >
      <Form onSubmit={report.run} problem={report.problem} label={r('report')} class="form card rumour-form">
        <h2>{r('report')}</h2>
        <Restored show={draft.restored} onDrop={() => draft.drop(emptyRumour)} />
        <Claim form={form} change={change} autoFocus />
        <Place form={form} change={change} optional />
        {picture}
        <Link form={form} change={change} />
        <details>
          <summary>{r('reportMore')}</summary>
          <div class="stack">
            <Moment form={form} change={change} shownNow={shownNow} />
            <Weight form={form} change={change} />
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
    </div>
  );
}
