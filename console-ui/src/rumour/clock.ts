import type { Rumour } from '../shared/types';
import { isBelowThreshold } from './nextStep';

export interface Running {
  what: 'verdictDue' | 'correctionDue' | 'lookDue';
  at: string;
}

type Timed = Pick<Rumour, 'state' | 'reach' | 'harm' | 'advice' | 'clocks' | 'remindAt'>;

/** Which promise runs: a verdict while nobody knows, a correction once it is wrong, a look while it is watched. */
export function dueOf(rumour: Timed): Running | undefined {
  const { verdictDueAt, correctionDueAt } = rumour.clocks ?? {};
  switch (rumour.state) {
    case 'REPORTED':
    case 'VERIFYING':
      return verdictDueAt ? { what: 'verdictDue', at: verdictDueAt } : undefined;
    case 'FALSE':
    case 'MISLEADING':
      if (isBelowThreshold(rumour)) return undefined;
      return correctionDueAt ? { what: 'correctionDue', at: correctionDueAt } : undefined;
    case 'CORRECTING':
      return correctionDueAt ? { what: 'correctionDue', at: correctionDueAt } : undefined;
    case 'CLOSED':
      return undefined;
    default:
      return rumour.remindAt ? { what: 'lookDue', at: rumour.remindAt } : undefined;
  }
}

/** How long something took, and by how much that was more than promised (ms). */
export interface Took {
  what: 'verdict' | 'correction';
  at: string;
  milliseconds: number;
  late: number;
}

/** The clocks that have stopped: from report to verdict, and from verdict to correction. */
export function tookOf(rumour: Pick<Rumour, 'reportedAt' | 'clocks'>): Took[] {
  const { verdictAt, verdictDueAt, correctedAt, correctionDueAt } = rumour.clocks ?? {};
  const took = (what: Took['what'], from: string, at: string, due: string | undefined): Took => ({
    what,
    at,
    milliseconds: Date.parse(at) - Date.parse(from),
    late: due === undefined ? 0 : Math.max(0, Date.parse(at) - Date.parse(due)),
  });
  return [
    ...(verdictAt ? [took('verdict', rumour.reportedAt, verdictAt, verdictDueAt)] : []),
    ...(correctedAt
      ? [took('correction', verdictAt ?? rumour.reportedAt, correctedAt, correctionDueAt)]
      : []),
  ];
}
