import { currentTime } from '../shared/clock';
import type { Message } from '../shared/types';
import { draftOf, emptyDraft, type Draft } from './draft';
import { structureOf } from './structure';

/**
 * A new message that says in one language what another message says in its own: the same purpose, audience and facts, and the
 * skeleton of its text. The other message stays as it is, so that a language can follow what is already out.
 */
export function inLanguage(model: Message, lang: string, languages: readonly string[]): Draft {
  const from = languages.find((each) => model.text[each]) ?? Object.keys(model.text)[0] ?? lang;
  const whole = structureOf({ ...draftOf(model, languages), variants: [] }, from, lang);
  const empty = emptyDraft(model.purpose, model.audience, languages);
  const text = whole.text[lang];
  return {
    ...empty,
    media: whole.media,
    facts: whole.facts,
    // An alert that is over by now does not begin again.
    ...(model.cap && Date.parse(model.cap.expires ?? '9999') > currentTime() ? { cap: model.cap } : {}),
    text: text ? { ...empty.text, [lang]: text } : empty.text,
  };
}
