import type { Count } from '../shared/types';
import { rendered } from './rendered';
import type { Desk } from './desk';
import type { Checking } from './useChecks';

/** From here on counting at each letter would be felt; the service's figure comes a moment later. */
const tooLong = 25_000;

const usual: Partial<Record<string, number>> = { mastodon: 500, bluesky: 300, x: 280, threads: 500 };

/** Counted here and now, by the same rules as the service. */
export function countHere(platform: string, text: string, known: Count | undefined): Count | undefined {
  const limit = known?.limit ?? usual[platform];
  if (text.length > tooLong) return known;
  return { used: Array.from(text).length, limit };
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
