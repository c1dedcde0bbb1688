import { coreParts, type Purpose, type Template } from '../shared/types';
import { compose, coreHasWords } from './core';
import { emptyText, sameContent, withCore, type Draft, type DraftText } from './draft';

/** The template to begin with: the first of this purpose, as the service put the fitting ones first. */
export function bestTemplate(templates: readonly Template[], purpose: Purpose): Template | undefined {
  return templates.find((template) => template.purpose === purpose);
}

/** The draft as the template has it; its languages, pictures, facts and ties stay. */
export function fromTemplate(draft: Draft, template: Template): Draft {
  const text = Object.fromEntries(Object.keys(draft.text).map((lang) => [lang, wordsOf(template, lang)]));
  return { ...draft, purpose: template.purpose, audience: template.audience, text };
}

function wordsOf(template: Template, lang: string): DraftText {
  const words = template.text[lang];
  if (!words) return emptyText(template.purpose);
  const { title = '', core } = words;
  return core ? { title, core, body: compose(core, lang, template.purpose) } : { title, body: words.body };
}

/** Puts the template's words only where nothing stands: what was typed stays as it is. */
export function fillFrom(draft: Draft, template: Template): Draft {
  return Object.keys(draft.text).reduce((before, lang) => fillLanguage(before, template, lang), draft);
}

function fillLanguage(draft: Draft, template: Template, lang: string): Draft {
  const [mine, words] = [draft.text[lang], wordsOf(template, lang)];
  if (mine === undefined) return draft;
  const title = mine.title.trim() === '' ? words.title : mine.title;
  const titled: Draft = { ...draft, text: { ...draft.text, [lang]: { ...mine, title } } };
  if (mine.body.trim() === '') return { ...titled, text: { ...titled.text, [lang]: { ...words, title } } };
  if (!mine.core || !words.core || !coreHasWords(mine.core)) return titled;
  const core = Object.fromEntries(
    coreParts.map((part) => [part, mine.core?.[part]?.trim() ? mine.core[part] : words.core?.[part]]),
  );
  return withCore(titled, lang, core);
}

/** Whether using a template would throw nothing away: nothing is written, or only what a template put there. */
export function untouched(draft: Draft, begun: Draft): boolean {
  const nothing = Object.values(draft.text).every(({ title, body }) => (title + body).trim() === '');
  return nothing || sameContent({ ...draft, facts: [], media: [] }, { ...begun, facts: [], media: [] });
}

/** One line of what it says, in the first of these languages that it speaks. */
export function previewLine(template: Template, languages: readonly string[]): string {
  const lang = languages.find((each) => template.text[each]) ?? Object.keys(template.text)[0] ?? '';
  const words = template.text[lang];
  const core = words?.core;
  const first = core ? coreParts.map((part) => core[part]).find((text) => text?.trim()) : words?.body;
  return (first ?? '').replace(/\s+/gu, ' ').trim();
}
