import { variantOf, type Draft } from './draft';

const marks: Partial<Record<string, string>> = {
  nl: 'OEFENING',
  fr: 'EXERCICE',
  en: 'EXERCISE',
  de: 'ÜBUNG',
};

/** What stands in front of everything that an exercise sends out, as the service writes it. */
export function exerciseMark(lang: string): string {
  return `${marks[lang] ?? 'EXERCISE'} – `;
}

/** What one platform gets in one language: its own text alone, or title, blank line and text; in an exercise with the mark. */
export function rendered(
  content: Pick<Draft, 'text' | 'variants'>,
  platform: string,
  lang: string,
  exercise: boolean,
): string {
  const text = content.text[lang];
  const own = variantOf(content as Draft, platform, lang)?.body;
  const title = text?.title.trim() ?? '';
  const body = (own ?? text?.body ?? '').trim();
  const whole = own === undefined && title !== '' ? `${title}\n\n${body}` : body;
  return (exercise ? exerciseMark(lang) : '') + whole;
}
