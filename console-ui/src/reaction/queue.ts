import { signal } from '@preact/signals';
import type { ReactionView } from './types';

/** The list somebody came from, so that a reaction's own page can lead to the next one and back to the same place. */
interface Queue {
  incident: string;
  /** The list's filters, as its address has them. */
  search: string;
  items: readonly ReactionView[];
  selected: string | undefined;
}
export const queue = signal<Queue | undefined>(undefined);

/** The one this many places on, or undefined at either end. */
export function beside<T extends { id: string }>(
  items: readonly T[],
  id: string | undefined,
  by: number,
): T | undefined {
  const index = items.findIndex((item) => item.id === id);
  return index < 0 ? items[0] : items[index + by];
}

/** The next one that nobody judged yet, first below and then from the top. */
export function nextNew(items: readonly ReactionView[], id: string | undefined): ReactionView | undefined {
  const index = items.findIndex((item) => item.id === id);
  const order = [...items.slice(index + 1), ...items.slice(0, Math.max(index, 0))];
  return order.find(({ state, id: other }) => state === 'NEW' && other !== id);
}
