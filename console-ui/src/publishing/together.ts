import type { Delivery } from '../shared/types';
import { byLanguage } from './board';
import { needsSomebody } from './leaving';

/** One message on one account, in the languages that wait for a person for the same reason: read once, done once. */
export type Together = readonly [Delivery, ...Delivery[]];

/**
 * In the order given. What needs nobody, and what is in another trouble, stands by itself.
 *
 * @param languages in which order the languages of one row stand
 */
export function together(deliveries: readonly Delivery[], languages: readonly string[] = []): Together[] {
  const found = new Map<string, [Delivery, ...Delivery[]]>();
  for (const each of deliveries) {
    const key = needsSomebody(each) ? reason(each) : each.id;
    const group = found.get(key);
    if (group) group.push(each);
    else found.set(key, [each]);
  }
  return [...found.values()].map((group) => group.sort(byLanguage(languages)));
}

function reason(each: Delivery): string {
  return JSON.stringify([
    each.message,
    each.revision,
    each.account,
    each.state,
    each.held ?? false,
    each.removing ?? false,
    each.action ?? 'POST',
    each.notice ?? false,
    each.problem,
    each.next,
  ]);
}
