import { useEffect } from 'preact/hooks';
import { useLocation } from 'wouter-preact';
import { useLive } from '../live/useLive';
import { currentTime } from '../shared/clock';
import { anythingLate } from '../shared/clocks';
import { currentIncident } from '../shared/frame';
import { language } from '../shared/i18n';
import { iMay, me } from '../shared/session';
import type { Incident, Page, RunningClock } from '../shared/types';
import { escalationMinutes } from './ClockStrip';
import { isLate, placeOfClock, stateAt } from './clocks';
import { able, remember, told, toTell, wanted } from './notify';
import { nameOf, standing } from './wording';
import { c } from './words';

const every = 5_000;

/**
 * Keeps known on every page of an incident whether something is late, for the window's title, and tells whoever asked for it.
 * It has a beat of its own: that of the screen stops while the tab is in the background.
 */
export function useClocks(): void {
  const incident = currentIncident.value;
  const [, go] = useLocation();
  const list = useLive<Page<RunningClock>>(
    incident && incident.state !== 'CLOSED' ? `/api/incidents/${incident.id}/clocks` : null,
    { touchedBy: (hint) => hint.incident === incident?.id },
  );
  const clocks = list.data?.items;
  useEffect(() => {
    const look = (): void => {
      const at = currentTime();
      anythingLate.value = (clocks ?? []).some((clock) => isLate(stateAt(clock, at, escalationMinutes())));
      if (clocks && incident) tell(clocks, incident, at, go);
    };
    look();
    const beat = setInterval(look, every);
    return () => {
      clearInterval(beat);
      anythingLate.value = false;
    };
  }, [clocks, incident, go]);
}

function tell(clocks: RunningClock[], incident: Incident, at: number, go: (to: string) => void): void {
  const person = me();
  if (!person || !able() || !wanted(person) || Notification.permission !== 'granted') return;
  const mine = (clock: RunningClock): boolean => iMay(clock.roles, incident);
  const due = toTell(clocks, at, escalationMinutes(), mine, new Set(told(person)));
  if (
    due.length === 0 ||
    !remember(
      person,
      due.map(({ key }) => key),
    )
  )
    return;
  for (const { clock, key } of due) {
    const exercise = incident.kind === 'EXERCISE' ? `${c('exercise')} · ` : '';
    const shown = new Notification(exercise + nameOf(clock, true), {
      body: `${standing(clock, at, language.value)} · ${incident.title}`,
      tag: key,
    });
    shown.onclick = () => {
      window.focus();
      go(placeOfClock(clock.kind, clock.thing, incident.id));
      shown.close();
    };
  }
}
