import type { Rumour } from '../shared/types';
import type { Draft } from './draft';
import { publicWords } from './wordsForPublic';

/** Stands where only the author can fill something in. A text that still has it is not ready for sign-off. */
export const gap = '…';

/** From so many worried reactions on, facts alone do not reach people any more (guideline H19). */
export const manyWorried = 5;

type Corrected = Pick<Rumour, 'id' | 'claim' | 'harm' | 'verdict' | 'verdictNote' | 'verdictSource'>;

/** What is known beside the rumour itself. */
interface Circumstances {
  /** In which language the verdict was written: the author's, as far as anybody knows. */
  writtenIn?: string;
  /** How many reactions to this rumour are worried ones. */
  worried?: number;
}

/**
 * The order that makes a correction stick: the fact first, then a warning with the claim once, why it misleads, the fact
 * again (guidelines H16, H20, A28). Where emotion runs high, a line for what people feel goes before it all (H19). The title
 * never repeats the claim. The verdict's note says what is true; in other languages that is for the author to write.
 */
export function correctionDraft(rumour: Corrected, draft: Draft, known: Circumstances = {}): Draft {
  const languages = Object.keys(draft.text);
  const first = languages.find((lang) => lang === known.writtenIn) ?? languages[0];
  const feeling = rumour.harm === 'HIGH' || (known.worried ?? 0) >= manyWorried;
  const text = Object.fromEntries(
    languages.map((lang) => [
      lang,
      { title: '', body: correctionBody(rumour, { lang, feeling, sameLanguage: lang === first }) },
    ]),
  );
  return { ...draft, purpose: 'CORRECTION', corrects: rumour.id, text };
}

function correctionBody(
  rumour: Corrected,
  { lang, feeling, sameLanguage }: { lang: string; feeling: boolean; sameLanguage: boolean },
): string {
  const words = publicWords(lang);
  const note = sameLanguage ? (rumour.verdictNote?.trim() ?? '') : '';
  const source = rumour.verdictSource?.trim().replace(/[.]+$/u, '') ?? '';
  const claim = rumour.claim.trim().replace(/[.!?]+$/u, '');
  return [
    ...(feeling ? [words.feeling] : []),
    `${words.fact} ${note === '' ? gap : [note, source && words.source(source)].filter(Boolean).join(' ')}`,
    rumour.verdict === 'MISLEADING' ? words.partly(claim) : words.warning(claim),
    `${words.why} ${gap}`,
    `${words.again} ${note === '' ? gap : firstSentence(note)}`,
  ].join('\n\n');
}

function firstSentence(text: string): string {
  return /^.+?[.!?](?=\s|$)/su.exec(text)?.[0] ?? text;
}

/** Whether a place to fill in was left open: the sign stands alone at the end of a line. */
export function hasGaps(draft: Draft): boolean {
  return Object.values(draft.text).some(({ body }) => /[:：] ?…\s*$/mu.test(body));
}
