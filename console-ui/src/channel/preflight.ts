import type { Preflight } from '../shared/types';

export type PreflightItem = Preflight['items'][number];

const order: readonly PreflightItem['state'][] = ['FAILING', 'UNTRIED', 'UNKNOWN', 'OK'];

/** What does not work first, then what nobody knows, then what works. */
export function worstFirst(items: readonly PreflightItem[]): PreflightItem[] {
  return [...items].sort((one, other) => order.indexOf(one.state) - order.indexOf(other.state));
}

/** Whether somebody should look: an account fails, was not tried, or nobody knows. */
export function needsLook(preflight: Preflight): boolean {
  return preflight.items.some(({ state }) => state !== 'OK');
}
