import type { Delivery, DeliveryState } from '../shared/types';

/** What a person sees of a delivery: its state, or what matters more than the state. */
export type Mark = DeliveryState | 'HELD' | 'REMOVING' | 'RESTING' | 'LATE' | 'PLANNED';

/** Due for so long that something is amiss (ms). */
const late = 60_000;
/** Longer than any time to undo: somebody planned it (ms). */
const planned = 120_000;

export function markOf(delivery: Delivery, now: number): Mark {
  const { state } = delivery;
  if (delivery.removing && state !== 'REMOVED') return 'REMOVING';
  if (delivery.held) return 'HELD';
  if (state !== 'QUEUED' && state !== 'RETRYING') return state;
  if (delivery.restsUntil !== undefined && Date.parse(delivery.restsUntil) > now) return 'RESTING';
  const due = delivery.dueAt === undefined ? now : Date.parse(delivery.dueAt);
  if (due < now - late) return 'LATE';
  return state === 'QUEUED' && due > now + planned ? 'PLANNED' : state;
}

/** What needs a person first, then what is under way, then what is done. */
const urgency: readonly Mark[] = [
  'UNCLEAR',
  'REFUSED',
  'DIVERGED',
  'HELD',
  'TODO',
  'LATE',
  'RESTING',
  'REMOVING',
  'RETRYING',
  'SENDING',
  'QUEUED',
  'PLANNED',
  'EDITED',
  'SENT',
  'DONE',
  'REMOVED',
];

export function byUrgency(one: Mark, other: Mark): number {
  return urgency.indexOf(one) - urgency.indexOf(other);
}
