import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Link } from 'wouter-preact';
import { useAction } from '../shared/action';
import { api } from '../shared/api';
import { Form, TextArea } from '../shared/Form';
import { Button, Dialog } from '../shared/parts';
import { Problem } from '../shared/Problem';
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

/** The emergency brake: one press, and the reason may follow. */
export function StopButton({ incident, onDone }: HoldProps): JSX.Element {
  const stop = useAction(async () => {
    await api.put(`/api/incidents/${incident.id}/hold`, { held: true });
    await onDone();
  });
  return (
    <>
      <Button kind="danger" whyNot={whyNot(incident)} busy={stop.busy} onClick={stop.run}>
        {w('stopAll')}
      </Button>
      <Problem of={stop.problem} nothingTyped />
    </>
  );
}

/** Why everything was stopped, asked when it stands still already. */
function Why({ incident, onDone }: HoldProps): JSX.Element {
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState('');
  const say = useAction(async () => {
    await api.put(`/api/incidents/${incident.id}/hold`, { held: true, reason });
    setAsking(false);
    await onDone();
  });
  return (
    <>
      <Button whyNot={whyNot(incident)} onClick={() => setAsking(true)}>
        {w('stopWhy')}
      </Button>
      {asking && (
        <Dialog title={w('stopWhy')} onClose={() => setAsking(false)}>
          <Form onSubmit={say.run} problem={say.problem}>
            <p>{w('stopIntro')}</p>
            <TextArea
              name="reason"
              label={w('stopReason')}
              value={reason}
              limit={1000}
              rows={2}
              onInput={setReason}
            />
            <div class="line">
              <Button type="submit" kind="primary" busy={say.busy}>
                {t('save')}
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
      {!incident.heldReason && <Why incident={incident} onDone={onDone} />}
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
