import {
  coreParts,
  type Cap,
  type Core,
  type CorePart,
  type Message,
  type MessageDraft,
  type MessageMedia,
  type MessageText,
  type Purpose,
  type Variant,
} from '../shared/types';
import { capRequest } from './cap/cap';
import { compose, coreHasWords, takeApart } from './core';

/** The words in one language while they are written. With `core` the body is always what the parts make. */
export type DraftText = MessageText & { title: string };

/** What a person works on in the composer: every language of the incident has its field, also while it is empty. */
export interface Draft {
  purpose: Purpose;
  audience: string;
  text: Record<string, DraftText>;
  variants: Variant[];
  media: MessageMedia[];
  facts: string[];
  corrects?: string;
  supersedes?: string;
  /** How it reads as an alert; nothing while nobody said. */
  cap?: Cap;
}

const inFields: readonly Purpose[] = ['HOLDING', 'UPDATE', 'INSTRUCTION', 'ALL_CLEAR', 'AFTERCARE'];

/** Nothing written yet: in fields where the core message is what people need, else as free text. */
export function emptyText(purpose: Purpose): DraftText {
  return inFields.includes(purpose) ? { title: '', body: '', core: {} } : { title: '', body: '' };
}

export function emptyDraft(purpose: Purpose, audience: string, languages: readonly string[]): Draft {
  return {
    purpose,
    audience,
    text: Object.fromEntries(languages.map((lang) => [lang, emptyText(purpose)])),
    variants: [],
    media: [],
    facts: [],
  };
}

/** The draft of a message; languages of the incident that it lacks get an empty field. */
export function draftOf(message: Message, languages: readonly string[] = []): Draft {
  const all = [...new Set([...languages, ...Object.keys(message.text)])];
  return {
    purpose: message.purpose,
    audience: message.audience,
    text: Object.fromEntries(all.map((lang) => [lang, textOf(message.text[lang], lang, message.purpose)])),
    variants: message.variants.map(({ platform, lang, body }) => ({ platform, lang, body })),
    media: message.media ?? [],
    facts: message.facts,
    corrects: message.corrects,
    supersedes: message.supersedes,
    cap: message.cap,
  };
}

function textOf(text: MessageText | undefined, lang: string, purpose: Purpose): DraftText {
  if (text === undefined) return emptyText(purpose);
  const { title = '', core } = text;
  return core ? { title, core, body: compose(core, lang, purpose) } : { title, body: text.body };
}

/**
 * What the service is told: languages with nothing in them are left out, and so are variants of those. The service takes the
 * white space around texts away and sorts the lists; doing it here too makes what was sent and what came back comparable.
 */
export function requestOf(draft: Draft, incident?: string): MessageDraft {
  const text: MessageDraft['text'] = {};
  for (const [lang, words] of Object.entries(draft.text)) {
    const [title, body] = [words.title.trim(), words.body.trim()];
    if (!title && !body) continue;
    const core = words.core && coreHasWords(words.core) ? trimmed(words.core) : undefined;
    text[lang] = { ...(title ? { title } : {}), body, ...(core ? { core } : {}) };
  }
  return {
    ...(incident === undefined ? {} : { incident }),
    purpose: draft.purpose,
    audience: draft.audience.trim(),
    text,
    variants: draft.variants
      .filter((variant) => text[variant.lang] !== undefined)
      .map(({ platform, lang, body, checked }) => ({
        platform,
        lang,
        body: body.trim(),
        ...(checked ? { checked } : {}),
      }))
      .sort((one, other) => (one.platform + one.lang < other.platform + other.lang ? -1 : 1)),
    ...(draft.media.length > 0 ? { media: draft.media } : {}),
    facts: [...draft.facts].sort(),
    ...(draft.corrects ? { corrects: draft.corrects } : {}),
    ...(draft.supersedes ? { supersedes: draft.supersedes } : {}),
    ...(draft.cap ? { cap: capRequest(draft.cap) } : {}),
  };
}

function trimmed(core: Core): Core {
  const said: Core = {};
  for (const part of coreParts) {
    const text = core[part]?.trim() ?? '';
    if (text !== '') said[part] = text;
  }
  return said;
}

/** Whether there is anything that is worth keeping on the service. */
export function hasWords(draft: Draft): boolean {
  return Object.values(draft.text).some(({ body }) => body.trim() !== '');
}

/** Whether any language has a title or a text. */
export function hasAny(draft: Draft): boolean {
  return Object.values(draft.text).some(({ title, body }) => (title + body).trim() !== '');
}

export function sameContent(one: Draft, other: Draft): boolean {
  const sorted = (draft: Draft): Draft => ({
    ...draft,
    text: Object.fromEntries(Object.entries(draft.text).sort(([lang], [next]) => (lang < next ? -1 : 1))),
  });
  return JSON.stringify(requestOf(sorted(one))) === JSON.stringify(requestOf(sorted(other)));
}

/** Another title, free text, or both. Free text in a language that was written in fields makes it free text. */
export function withText(draft: Draft, lang: string, part: Partial<MessageText>): Draft {
  const before = draft.text[lang] ?? emptyText(draft.purpose);
  const text = { ...before, ...part };
  if (part.body !== undefined && part.core === undefined) delete text.core;
  return { ...draft, text: { ...draft.text, [lang]: text } };
}

/** Another text in one field of the core message. */
export function withPart(draft: Draft, lang: string, part: CorePart, value: string): Draft {
  return withCore(draft, lang, { ...draft.text[lang]?.core, [part]: value });
}

export function withCore(draft: Draft, lang: string, core: Core): Draft {
  const title = draft.text[lang]?.title ?? '';
  const body = compose(core, lang, draft.purpose);
  return { ...draft, text: { ...draft.text, [lang]: { title, core, body } } };
}

/** Writes this language in fields, or as free text; the words stay. */
export function inMode(draft: Draft, lang: string, mode: 'fields' | 'free'): Draft {
  const text = draft.text[lang];
  if (text === undefined || (text.core !== undefined) === (mode === 'fields')) return draft;
  if (mode === 'fields') return withCore(draft, lang, takeApart(text.body, lang));
  return withText(draft, lang, { body: text.body });
}

/** Another kind of message: the order of the parts follows it, and empty languages change to how this kind is written. */
export function withPurpose(draft: Draft, purpose: Purpose): Draft {
  const text = Object.fromEntries(
    Object.entries(draft.text).map(([lang, words]): [string, DraftText] => {
      if (words.body.trim() === '') return [lang, { ...emptyText(purpose), title: words.title }];
      return [lang, words.core ? { ...words, body: compose(words.core, lang, purpose) } : words];
    }),
  );
  return { ...draft, purpose, text };
}

/** The text that was written for this platform, or undefined while it follows the text of all channels. */
export function variantOf(draft: Draft, platform: string, lang: string): Variant | undefined {
  return draft.variants.find((variant) => variant.platform === platform && variant.lang === lang);
}

/** Gives a platform its own text. An empty one stays an own text: only a reset makes it follow again. */
export function withVariant(draft: Draft, platform: string, lang: string, body: string): Draft {
  return putVariant(draft, { platform, lang, body });
}

/** The own text still is right beside the text of all channels as it is now. */
export function asChecked(draft: Draft, platform: string, lang: string): Draft {
  const known = variantOf(draft, platform, lang);
  return known ? putVariant(draft, { ...known, checked: true }) : draft;
}

/** Once the service knows that somebody looked, it is not told again: the next change counts anew. */
export function withoutChecked(draft: Draft): Draft {
  if (!draft.variants.some((variant) => variant.checked)) return draft;
  return {
    ...draft,
    variants: draft.variants.map(({ platform, lang, body }) => ({ platform, lang, body })),
  };
}

function putVariant(draft: Draft, variant: Variant): Draft {
  const known = variantOf(draft, variant.platform, variant.lang);
  return {
    ...draft,
    variants: known
      ? draft.variants.map((each) => (each === known ? variant : each))
      : [...draft.variants, variant],
  };
}

/** Makes a platform follow the text of all channels again. */
export function withoutVariant(draft: Draft, platform: string, lang: string): Draft {
  return {
    ...draft,
    variants: draft.variants.filter((each) => each.platform !== platform || each.lang !== lang),
  };
}

/** Which languages of the incident this draft does not speak yet. */
export function missingLanguages(draft: Draft, languages: readonly string[]): string[] {
  return languages.filter((lang) => !draft.text[lang]?.body.trim());
}
