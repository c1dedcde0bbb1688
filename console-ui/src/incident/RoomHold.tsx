import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Link } from 'wouter-preact';
import { useAction } from '../shared/action';
import { api } from '../shared/api';
import { Form, TextArea } from '../shared/Form';
import { Button, Dialog } from '../shared/parts';
import { iMay } from '../shared/session';
import type { Incident } from '../shared/types';
import { t } from '../shared/words';
import { w } from './words';

interface HoldProps {
  incident: Incident;
  onDone: () => unknown;
}

function whyNot(incident: Incident): string | undefined {
  return iMay(['LEAD', 'SPOKESPERSON'], incident) ? undefined : w('onlyLeadSpokes');
}

/** The emergency brake: one question, and the reason may wait. */
export function StopButton({ incident, onDone }: HoldProps): JSX.Element {
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState('');
  const stop = useAction(async () => {
    await api.put(`/api/incidents/${incident.id}/hold`, { held: true, reason });
    setAsking(false);
    await onDone();
  });
  return (
    <>
      <Button kind="danger" whyNot={whyNot(incident)} onClick={() => setAsking(true)}>
        {w('stopAll')}
      </Button>
      {asking && (
        <Dialog title={w('stopTitle')} onClose={() => setAsking(false)}>
          <Form onSubmit={stop.run} problem={stop.problem}>
            <p>{w('stopIntro')}</p>
            <TextArea
              name="reason"
              label={w('stopReason')}
              help={w('stopReasonHelp')}
              value={reason}
              limit={1000}
              rows={2}
              optional
              onInput={setReason}
            />
            <div class="line">
              <Button type="submit" kind="danger" busy={stop.busy}>
                {w('stopDo')}
              </Button>
              <Button onClick={() => setAsking(false)}>{t('cancel')}</Button>
            </div>
          </Form>
        </Dialog>
      )}
    </>
  );
}

/** Over everything else while nothing goes out. */
export function HeldBanner({ incident, onDone }: HoldProps): JSX.Element {
  const [asking, setAsking] = useState(false);
  const resume = useAction(async () => {
    await api.put(`/api/incidents/${incident.id}/hold`, { held: false });
    setAsking(false);
    await onDone();
  });
  return (
    <div class="held-banner">
      <div role="status">
        <p class="held-title">
          <span aria-hidden="true">■ </span>
          {w('heldTitle')}
        </p>
        <p>
          {w('heldBody')} {incident.heldReason && <q>{incident.heldReason}</q>}{' '}
          <Link href={`/i/${incident.id}/deliveries`}>{t('navDeliveries')}</Link>
        </p>
      </div>
      <Button whyNot={whyNot(incident)} onClick={() => setAsking(true)}>
        {w('resume')}
      </Button>
      {asking && (
        <Dialog title={w('resumeTitle')} onClose={() => setAsking(false)}>
          <Form onSubmit={resume.run} problem={resume.problem}>
            <p>{w('resumeIntro')}</p>
            <div class="line">
              <Button type="submit" kind="primary" busy={resume.busy}>
                {w('resume')}
              </Button>
              <Button onClick={() => setAsking(false)}>{t('cancel')}</Button>
            </div>
          </Form>
        </Dialog>
      )}
    </div>
  );
}
