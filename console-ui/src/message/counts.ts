import type { Count } from '../shared/types';
import { count } from './counting';
import { rendered } from './rendered';
import type { Desk } from './desk';
import type { Checking } from './useChecks';

/** From here on counting at each letter would be felt; the service's figure comes a moment later. */
const tooLong = 25_000;

/** The last count of each platform: the same figure stands at several places. */
const counted = new Map<string, { text: string; max: number | undefined; count: Count }>();

/** Counted here and now, by the same rules as the service. */
export function countHere(platform: string, text: string, known: Count | undefined): Count | undefined {
  if (text.length > tooLong) return known;
  // A server may allow more or less than is usual; the service asked it. Of bytes and hashtags there is another most.
  const before = counted.get(platform);
  if (before?.text === text && before.max === known?.limit) return before.count;
  const usual = count(platform, text);
  const same = known?.unit === usual.unit && known?.limit !== undefined && known.limit !== usual.limit;
  const result = same ? count(platform, text, { max: known.limit }) : usual;
  counted.set(platform, { text, max: known?.limit, count: result });
  return result;
}

/** How full a platform is in a language: by the service when it saw exactly this text, until then counted here. */
export function countOf(
  desk: Pick<Desk, 'draft' | 'checking' | 'incident'>,
  platform: string,
  lang: string,
): Count | undefined {
  const { draft, checking, incident } = desk;
  const exercise = incident.kind === 'EXERCISE';
  const text = rendered(draft.value, platform, lang, exercise);
  const known = checking.value.checks?.counts[platform]?.[lang];
  if (known && sawIt(checking.value, platform, lang, text)) return known;
  return countHere(platform, text, known);
}

function sawIt(checking: Checking, platform: string, lang: string, text: string): boolean {
  return checking.checks?.previews[platform]?.[lang] === text;
}

export function isOver(count: Count | undefined): boolean {
  return count?.limit !== undefined && count.used > count.limit;
}
