import type { Delivery, DeliveryState } from '../shared/types';

const waiting: readonly DeliveryState[] = ['QUEUED', 'TODO'];
const troubled: readonly DeliveryState[] = ['REFUSED', 'UNCLEAR', 'DIVERGED'];

/**
 * While nothing of a publication has left it can be undone whole (guideline V32). Answers when the first leaves, or
 * undefined when something has already gone, was tried, or is leaving now.
 */
export function undoableUntil(deliveries: readonly Delivery[], now: number): string | undefined {
  if (deliveries.length === 0 || !deliveries.every((each) => waiting.includes(each.state))) return undefined;
  const dues = deliveries.map((each) => each.dueAt).filter((due) => due !== undefined);
  const first = dues.sort()[0];
  return first !== undefined && Date.parse(first) > now ? first : undefined;
}

export function inTrouble(delivery: Delivery): boolean {
  return troubled.includes(delivery.state);
}

/** Waits for a person: trouble, work by hand, or held back by a stop. */
export function needsSomebody(delivery: Delivery): boolean {
  return inTrouble(delivery) || delivery.state === 'TODO' || (delivery.held ?? false) || stuck(delivery);
}

/** It was to be taken away and something says why it is still there. */
function stuck(delivery: Delivery): boolean {
  return delivery.removing === true && delivery.state !== 'REMOVED' && delivery.problem !== undefined;
}

const order: readonly DeliveryState[] = ['UNCLEAR', 'REFUSED', 'DIVERGED'];

/** What needs a person, in the order of what harm waiting does: what nobody knows of first, what is held last. */
export function whatNeedsSomebody(deliveries: readonly Delivery[]): Delivery[] {
  const rank = (each: Delivery): number => {
    const place = order.indexOf(each.state);
    if (place >= 0) return place;
    return each.held ? order.length + 1 : order.length;
  };
  return deliveries.filter(needsSomebody).sort((one, other) => rank(one) - rank(other));
}

export interface Sums {
  total: number;
  out: number;
  trouble: number;
  byHand: number;
  under: number;
  held: number;
}

/** How far a publication is. */
export function sums(deliveries: readonly Delivery[]): Sums {
  const count = (test: (each: Delivery) => boolean): number => deliveries.filter(test).length;
  return {
    total: deliveries.length,
    out: count((each) => ['SENT', 'DONE', 'EDITED', 'REMOVED'].includes(each.state)),
    trouble: count(inTrouble),
    byHand: count((each) => each.state === 'TODO' && !each.held),
    under: count((each) => ['QUEUED', 'SENDING', 'RETRYING'].includes(each.state) && !each.held),
    held: count((each) => (each.held ?? false) && !inTrouble(each)),
  };
}
