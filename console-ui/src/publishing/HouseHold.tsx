import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { Link } from 'wouter-preact';
import { useLive } from '../live/useLive';
import { useAction } from '../shared/action';
import { api } from '../shared/api';
import { Lift, SayWhy } from '../shared/Brake';
import { currentIncident } from '../shared/frame';
import { houseHold } from '../shared/houseHold';
import { Button } from '../shared/parts';
import { Problem } from '../shared/Problem';
import { iMay } from '../shared/session';
import { Time } from '../shared/Time';
import type { HouseHold } from '../shared/types';
import { p } from './words';
import './publishing.css';

/** Keeps the stop of the house known on every page. */
export function useHouseHold(): void {
  const hold = useLive<HouseHold>('/api/hold', { touchedBy: (hint) => hint.kind.startsWith('house.') });
  const { data } = hold;
  useEffect(() => {
    if (data) houseHold.value = data;
  }, [data]);
}

function mayHold(): boolean {
  return iMay(['LEAD', 'SPOKESPERSON'], currentIncident.value);
}

async function put(held: boolean, reason?: string): Promise<void> {
  const answer = await api.put<HouseHold | undefined>('/api/hold', {
    held,
    ...(reason ? { reason } : {}),
  });
  houseHold.value = answer ?? (await api.get<HouseHold>('/api/hold'));
}

/** The emergency brake of the whole house, on every page: one press, and the reason may follow. */
export function HouseStop(): JSX.Element | null {
  const stop = useAction(() => put(true));
  if (houseHold.value?.held !== false || !mayHold()) return null;
  return (
    <>
      <Button kind="danger" label={p('houseStopTitle')} busy={stop.busy} onClick={stop.run}>
        {p('houseStop')}
      </Button>
      <Problem of={stop.problem} nothingTyped />
    </>
  );
}

/** On every page while the house is stopped: who, why, since when, and the way on. */
export function HouseHoldBand(): JSX.Element | null {
  const hold = houseHold.value;
  if (!hold?.held) return null;
  return (
    <div class="house-band" role="region" aria-label={p('houseHeld')}>
      <div role="status">
        <p class="house-band-title">
          <span aria-hidden="true">■ </span>
          {p('houseHeld')}
        </p>
        <p class="line">
          {hold.changedBy && <span>{p('houseHeldBy', { name: hold.changedBy })}</span>}
          <Time at={hold.changedAt} />
          {hold.reason && <q>{hold.reason}</q>}
        </p>
      </div>
      <div class="line">
        <Link href="/held">{p('houseHeldList')}</Link>
        {!hold.reason && mayHold() && (
          <SayWhy
            label={p('houseStopWhy')}
            intro={p('houseStopIntro')}
            field={p('houseStopReason')}
            onSay={(reason) => put(true, reason.trim())}
          />
        )}
        <Lift
          label={p('houseResume')}
          title={p('houseResumeTitle')}
          intro={p('houseResumeIntro')}
          whyNot={mayHold() ? undefined : p('houseHeldOnly')}
          onLift={() => put(false)}
        />
      </div>
    </div>
  );
}
