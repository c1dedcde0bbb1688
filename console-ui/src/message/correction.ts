import type { Rumour } from '../shared/types';
import type { Draft } from './draft';
import { publicWords } from './wordsForPublic';

/** Stands where only the author can fill something in. A text that still has it is not ready for sign-off. */
export const gap = '…';

/**
 * The order that makes a correction stick: the fact first, then a warning with the claim once, why it misleads, the fact
 * again (guidelines H16, H20, A28). The title never repeats the claim. The verdict's note says what is true.
 */
export function correctionDraft(rumour: Pick<Rumour, 'id' | 'claim' | 'verdictNote'>, draft: Draft): Draft {
  const text = Object.fromEntries(
    Object.keys(draft.text).map((lang) => [lang, { title: '', body: correctionBody(rumour, lang) }]),
  );
  return { ...draft, purpose: 'CORRECTION', corrects: rumour.id, text };
}

function correctionBody(rumour: Pick<Rumour, 'claim' | 'verdictNote'>, lang: string): string {
  const words = publicWords(lang);
  const note = rumour.verdictNote?.trim() ?? '';
  const claim = rumour.claim.trim().replace(/[.!?]+$/u, '');
  return [
    `${words.fact} ${note === '' ? gap : note}`,
    words.warning(claim),
    `${words.why} ${gap}`,
    `${words.again} ${gap}`,
  ].join('\n\n');
}

/** Whether a place to fill in was left open: the sign stands alone at the end of a line. */
export function hasGaps(draft: Draft): boolean {
  return Object.values(draft.text).some(({ body }) => /[:：] ?…\s*$/mu.test(body));
}
