import { duration } from '../shared/clock';
import type { Language } from '../shared/i18n';
import type { RunningClock } from '../shared/types';
import { shortened } from './clocks';
import { c } from './words';

/** What a clock runs for, in as few words as will do; `whole` where there is room for all of them. */
export function nameOf(clock: RunningClock, whole = false): string {
  const title = whole ? (clock.title ?? '') : shortened(clock.title ?? '');
  switch (clock.kind) {
    case 'FIRST_STATEMENT':
    case 'NEXT_UPDATE':
      return c(`name.${clock.kind}`);
    case 'RUMOUR_VERDICT':
    case 'RUMOUR_CORRECTION':
      return c(`name.${clock.kind}`, { title });
    case 'RESPONSE':
    case 'CHECKLIST':
      if (whole && clock.count === 1 && title) return title;
      return c(`name.${clock.kind}`, { n: clock.count });
  }
}

/** "6 min left", "7 min late". */
export function standing(clock: RunningClock, at: number, inLanguage: Language): string {
  const left = Date.parse(clock.dueAt) - at;
  if (left > 0) return c('left', { length: duration(left, inLanguage) });
  return left > -60_000 ? c('now') : c('late', { length: duration(-left, inLanguage) });
}
