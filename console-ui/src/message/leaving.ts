import type { Account, Delivery, DeliveryState, Platform } from '../shared/types';

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

export type Way = 'STOP' | 'REMOVE' | 'EDIT' | 'ANSWER' | 'NONE';

/** What withdrawing can still do about one delivery; the service decides, this is what a person sees before they choose. */
export function wayBack(
  delivery: Delivery,
  platforms: readonly Platform[],
  accounts: readonly Account[] = [],
): Way {
  if (['QUEUED', 'RETRYING', 'TODO'].includes(delivery.state)) return 'STOP';
  if (['REFUSED', 'REMOVED'].includes(delivery.state)) return 'NONE';
  // A test channel can do what the platform can that it imitates.
  const imitated = accounts.find((each) => each.id === delivery.account)?.settings.imitates;
  const name = typeof imitated === 'string' ? imitated : delivery.platform;
  const platform = platforms.find((each) => each.platform === name);
  if (platform?.removes) return 'REMOVE';
  return platform?.edits ? 'EDIT' : 'ANSWER';
}

export function inTrouble(delivery: Delivery): boolean {
  return troubled.includes(delivery.state);
}

/** Waits for a person: trouble, work by hand, or held back by a stop. */
export function needsSomebody(delivery: Delivery): boolean {
  return inTrouble(delivery) || delivery.state === 'TODO' || (delivery.held ?? false);
}

export interface Sums {
  total: number;
  out: number;
  trouble: number;
  byHand: number;
  under: number;
}

/** How far a publication is. */
export function sums(deliveries: readonly Delivery[]): Sums {
  const count = (test: (each: Delivery) => boolean): number => deliveries.filter(test).length;
  return {
    total: deliveries.length,
    out: count((each) => ['SENT', 'DONE', 'EDITED', 'REMOVED'].includes(each.state)),
    trouble: count(inTrouble),
    byHand: count((each) => each.state === 'TODO'),
    under: count((each) => ['QUEUED', 'SENDING', 'RETRYING'].includes(each.state)),
  };
}
