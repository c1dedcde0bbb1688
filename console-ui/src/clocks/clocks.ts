import type { Shape, Tone } from '../shared/StateChip';
import type { ClockKind, ClockState, RunningClock } from '../shared/types';

const minute = 60_000;
/** As the service counts: of a short clock the last third is soon, of a longer one the last five minutes. */
const ahead = 5 * minute;

/** How a clock stands now: it was fetched a while ago and ran on since. */
export function stateAt(clock: RunningClock, at: number, escalationMinutes: number): ClockState {
  if (clock.state === 'ESCALATED') return 'ESCALATED';
  const due = Date.parse(clock.dueAt);
  if (at >= due) {
    // When an item of the checklist escalates, only its playbook knows.
    const escalates = clock.kind !== 'CHECKLIST' && at >= due + escalationMinutes * minute;
    return escalates ? 'ESCALATED' : 'LATE';
  }
  const third = (due - Date.parse(clock.startedAt)) / 3;
  return at < due - Math.min(third, ahead) ? 'RUNNING' : 'SOON';
}

export const isLate = (state: ClockState): boolean => state === 'LATE' || state === 'ESCALATED';

const weight: Record<ClockState, number> = { ESCALATED: 0, LATE: 0, SOON: 1, RUNNING: 2 };

/** The promise to residents is what the room is read for: the first statement, and from then on the next update. */
const promises: readonly ClockKind[] = ['FIRST_STATEMENT', 'NEXT_UPDATE'];

export function mainClock(clocks: readonly RunningClock[]): RunningClock | undefined {
  return promises
    .map((kind) => clocks.find((clock) => clock.kind === kind))
    .find((clock) => clock !== undefined);
}

/** The items of the checklist as one clock, that of the one that is late longest: there may be dozens. */
function together(clocks: readonly RunningClock[]): RunningClock[] {
  const items = clocks.filter(({ kind }) => kind === 'CHECKLIST');
  const first = items[0];
  const others = clocks.filter(({ kind }) => kind !== 'CHECKLIST');
  if (!first) return others;
  const oldest = items.reduce((one, other) => (other.dueAt < one.dueAt ? other : one), first);
  const escalated = items.some(({ state }) => state === 'ESCALATED');
  return [...others, { ...oldest, count: items.length, state: escalated ? 'ESCALATED' : oldest.state }];
}

/** All but the main one: what is late first, longest first, then what is soon, then the rest. */
export function besides(
  clocks: readonly RunningClock[],
  at: number,
  escalationMinutes: number,
): RunningClock[] {
  const main = mainClock(clocks);
  // Of what is late, the checklist comes last: there is always something late on a long list.
  const order = (clock: RunningClock): number =>
    weight[stateAt(clock, at, escalationMinutes)] + (clock.kind === 'CHECKLIST' ? 0.5 : 0);
  return together(clocks.filter((clock) => clock !== main)).sort(
    (one, other) => order(one) - order(other) || Date.parse(one.dueAt) - Date.parse(other.dueAt),
  );
}

/** Where the clock is met. */
export function placeOfClock(kind: ClockKind, thing: string, incident: string): string {
  switch (kind) {
    case 'FIRST_STATEMENT':
    case 'NEXT_UPDATE':
      return `/i/${incident}/messages/new`;
    case 'RUMOUR_VERDICT':
    case 'RUMOUR_CORRECTION':
      return `/rumours/${thing}`;
    case 'RESPONSE':
      return `/i/${incident}/reactions`;
    case 'CHECKLIST':
      return `/i/${incident}/checklist`;
  }
}

export const looksOf: Record<ClockState, readonly [Tone, Shape]> = {
  RUNNING: ['neutral', 'ring'],
  SOON: ['waiting', 'half'],
  LATE: ['bad', 'triangle'],
  ESCALATED: ['bad', 'cross'],
};

const longest = 28;

/** A claim in as many letters as fit on a phone. */
export function shortened(title: string): string {
  return title.length <= longest ? title : `${title.slice(0, longest - 1).trimEnd()}…`;
}
