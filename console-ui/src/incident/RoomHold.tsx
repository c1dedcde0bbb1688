import type { JSX } from 'preact';
import { Link } from 'wouter-preact';
import { useAction } from '../shared/action';
import { api } from '../shared/api';
import { Lift, SayWhy } from '../shared/Brake';
import { Button } from '../shared/parts';
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

/** Over everything else while nothing goes out. */
export function HeldBanner({ incident, onDone }: HoldProps): JSX.Element {
  const hold = async (wanted: { held: boolean; reason?: string }): Promise<void> => {
    await api.put(`/api/incidents/${incident.id}/hold`, wanted);
    await onDone();
  };
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
      {!incident.heldReason && (
        <SayWhy
          label={w('stopWhy')}
          intro={w('stopIntro')}
          field={w('stopReason')}
          whyNot={whyNot(incident)}
          onSay={(reason) => hold({ held: true, reason })}
        />
      )}
      <Lift
        label={w('resume')}
        title={w('resumeTitle')}
        intro={w('resumeIntro')}
        whyNot={whyNot(incident)}
        onLift={() => hold({ held: false })}
      />
    </div>
  );
}
