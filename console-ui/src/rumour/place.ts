import type { Rumour } from '../shared/types';

/** Where it was seen; the service has "?" for a report that did not say. */
export function placeOf({ where }: Pick<Rumour, 'where'>): string | undefined {
  return where === '?' || where === '' ? undefined : where;
}
