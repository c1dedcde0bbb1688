import { coreParts } from '../shared/types';
import { gap } from './correction';
import { withCore, withText, type Draft } from './draft';

/**
 * Gives a language the skeleton of another: a place to fill in for each field or paragraph, with what needs no translation
 * (addresses, telephone numbers, hashtags) already there.
 */
export function structureOf(draft: Draft, from: string, to: string): Draft {
  const text = draft.text[from];
  if (text === undefined) return draft;
  if (text.core) {
    const filled = coreParts.filter((part) => text.core?.[part]?.trim());
    return withCore(
      draft,
      to,
      Object.fromEntries(filled.map((part) => [part, skeleton(text.core?.[part] ?? '')])),
    );
  }
  const body = text.body
    .trim()
    .split(/\n[ \t]*\n/u)
    .map(skeleton)
    .join('\n\n');
  return withText(draft, to, { body });
}

function skeleton(text: string): string {
  const kept = text.match(/https?:\/\/\S+|#[\p{L}\p{N}_]+|\b\d{1,2}[:.]\d{2}\b|\+?\d[\d /.-]{2,}\d/gu) ?? [];
  return [gap, ...new Set(kept.map((each) => each.replace(/[.,;]+$/u, '')))].join(' ');
}
