import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { Link } from 'wouter-preact';
import { useLive } from '../live/useLive';
import { alarmCount, unseenAlarms } from '../shared/alarms';
import { currentIncident } from '../shared/frame';
import { iMay } from '../shared/session';
import { Chip } from '../shared/StateChip';
import type { Alarm, Hint, Page } from '../shared/types';
import { a } from './words';

export const touchesAlarms = (hint: Hint): boolean => hint.kind.startsWith('alarm.');

/** Who may see the alarms about accounts, which belong to no incident. */
export function seesAccountAlarms(): boolean {
  return iMay(['ADMIN', 'LEAD', 'SPOKESPERSON']);
}

/** Keeps known on every page what nobody has seen yet: of the incident on the screen, and of the accounts that serve it. */
export function useAlarms(): void {
  const incident = currentIncident.value;
  const options = { touchedBy: touchesAlarms };
  const exercise = incident?.kind === 'EXERCISE';
  const about = useLive<Page<Alarm>>(
    seesAccountAlarms() && !exercise ? '/api/alarms?seen=false&limit=200' : null,
    options,
  );
  const here = useLive<Page<Alarm>>(
    incident ? `/api/alarms?incident=${incident.id}&seen=false&limit=200` : null,
    options,
  );
  const accounts = about.data;
  const mine = here.data;
  useEffect(() => {
    unseenAlarms.value = [...(mine?.items ?? []), ...(accounts?.items ?? [])];
  }, [accounts, mine]);
}

/** In the header of every page while something went wrong that nobody has looked at. */
export function AlarmBell(): JSX.Element {
  const n = alarmCount.value;
  const incident = currentIncident.value;
  return (
    <span role="status" class="bell">
      {n > 0 && (
        <Link href={incident ? `/i/${incident.id}/alarms` : '/alarms'}>
          <Chip tone="bad" shape="triangle" word={a('bell', { n })} />
        </Link>
      )}
    </span>
  );
}
