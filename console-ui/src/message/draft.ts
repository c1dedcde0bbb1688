import type { Message, MessageDraft, MessageText, Purpose, Variant } from '../shared/types';

/** The words in one language while they are written. */
export type DraftText = MessageText & { title: string };

/** What a person works on in the composer: every language of the incident has its field, also while it is empty. */
export interface Draft {
  purpose: Purpose;
  audience: string;
  text: Record<string, DraftText>;
  variants: Variant[];
  facts: string[];
  corrects?: string;
  supersedes?: string;
}

export function emptyDraft(purpose: Purpose, audience: string, languages: readonly string[]): Draft {
  return {
    purpose,
    audience,
    text: Object.fromEntries(languages.map((lang) => [lang, { title: '', body: '' }])),
    variants: [],
    facts: [],
  };
}

/** The draft of a message; languages of the incident that it lacks get an empty field. */
export function draftOf(message: Message, languages: readonly string[] = []): Draft {
  const all = [...new Set([...languages, ...Object.keys(message.text)])];
  return {
    purpose: message.purpose,
    audience: message.audience,
    text: Object.fromEntries(
      all.map((lang) => [
        lang,
        { title: message.text[lang]?.title ?? '', body: message.text[lang]?.body ?? '' },
      ]),
    ),
    variants: message.variants,
    facts: message.facts,
    corrects: message.corrects,
    supersedes: message.supersedes,
  };
}

/**
 * What the service is told: languages with nothing in them are left out, and so are variants of those. The service takes the
 * white space around texts away and sorts the lists; doing it here too makes what was sent and what came back comparable.
 */
export function requestOf(draft: Draft, incident?: string): MessageDraft {
  const text: MessageDraft['text'] = {};
  for (const [lang, { title, body }] of Object.entries(draft.text)) {
    if (!title.trim() && !body.trim()) continue;
    text[lang] = { ...(title.trim() ? { title: title.trim() } : {}), body: body.trim() };
  }
  return {
    ...(incident === undefined ? {} : { incident }),
    purpose: draft.purpose,
    audience: draft.audience.trim(),
    text,
    variants: draft.variants
      .filter((variant) => text[variant.lang] !== undefined)
      .map((variant) => ({ ...variant, body: variant.body.trim() }))
      .sort((one, other) => (one.platform + one.lang < other.platform + other.lang ? -1 : 1)),
    facts: [...draft.facts].sort(),
    ...(draft.corrects ? { corrects: draft.corrects } : {}),
    ...(draft.supersedes ? { supersedes: draft.supersedes } : {}),
  };
}

/** Whether there is anything that is worth keeping on the service. */
export function hasWords(draft: Draft): boolean {
  return Object.values(draft.text).some(({ body }) => body.trim() !== '');
}

/** Whether any language has a title or a text. */
export function hasAny(draft: Draft): boolean {
  return Object.keys(requestOf(draft).text).length > 0;
}

export function sameContent(one: Draft, other: Draft): boolean {
  const sorted = (draft: Draft): Draft => ({
    ...draft,
    text: Object.fromEntries(Object.entries(draft.text).sort(([lang], [next]) => (lang < next ? -1 : 1))),
  });
  return JSON.stringify(requestOf(sorted(one))) === JSON.stringify(requestOf(sorted(other)));
}

export function withText(draft: Draft, lang: string, part: Partial<MessageText>): Draft {
  const before = draft.text[lang] ?? { title: '', body: '' };
  return { ...draft, text: { ...draft.text, [lang]: { ...before, ...part } } };
}

/** The text that was written for this platform, or undefined while it follows the text of all channels. */
export function variantOf(draft: Draft, platform: string, lang: string): Variant | undefined {
  return draft.variants.find((variant) => variant.platform === platform && variant.lang === lang);
}

/** Gives a platform its own text. An empty one stays an own text: only a reset makes it follow again. */
export function withVariant(draft: Draft, platform: string, lang: string, body: string): Draft {
  const variant = { platform, lang, body };
  const known = variantOf(draft, platform, lang);
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
