import type { JSX } from 'preact';
import { useLocation } from 'wouter-preact';
import { useAction } from '../shared/action';
import { api } from '../shared/api';
import { now } from '../shared/clock';
import { Button } from '../shared/parts';
import { Problem } from '../shared/Problem';
import { iMay } from '../shared/session';
import type { Incident, RunningClock } from '../shared/types';
import { escalationMinutes } from './ClockStrip';
import { stateAt } from './clocks';
import { c } from './words';

/** One press from a promise that is nearly due to a text that can be signed off (guideline H40). */
export function NoNewsButton(props: {
  clock: RunningClock | undefined;
  incident: Incident;
}): JSX.Element | null {
  const { clock, incident } = props;
  const [, go] = useLocation();
  const make = useAction(async () => {
    const draft = await api.post<{ id: string }>(`/api/incidents/${incident.id}/no-news`);
    go(`/messages/${draft.id}`);
  });
  if (clock?.kind !== 'NEXT_UPDATE' || !iMay(['AUTHOR'], incident)) return null;
  if (stateAt(clock, now.value, escalationMinutes()) === 'RUNNING') return null;
  return (
    <>
      <Button busy={make.busy} onClick={make.run}>
        {c('noNews')}
      </Button>
      <Problem of={make.problem} nothingTyped />
    </>
  );
}
