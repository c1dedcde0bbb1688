import { coreParts, type MessageMedia } from '../shared/types';
import { capParts, withCapPart } from './cap/cap';
import { withCore, type Draft } from './draft';
import { mergeText } from './mergeText';
import { withValue } from './paths';

/** One part of a message that two people changed at the same time, each in their own way. */
export interface Clash {
  path: string;
  base: string;
  mine: string;
  theirs: string;
  /** Texts can also be kept both, one below the other; a choice from a list cannot. */
  both: boolean;
}

export interface Merged {
  /** Everything only one of the two changed is in; in the clashes mine stands until somebody chooses. */
  draft: Draft;
  clashes: Clash[];
  /** What the other changed and is now in mine too. */
  taken: string[];
}

export type Side = 'mine' | 'theirs' | 'both';

/**
 * A draft as named parts: `purpose`, `text.nl.title`, `variants.mastodon.nl`, `facts`, `cap.urgency`. A language is looked at field by field
 * when all sides write it in fields, else as one text.
 */
function partsOf(draft: Draft, fields: (lang: string) => boolean): Map<string, string> {
  const parts = new Map<string, string>([
    ['purpose', draft.purpose],
    ['audience', draft.audience],
    ['facts', [...draft.facts].sort().join(' ')],
    ['corrects', draft.corrects ?? ''],
    ['supersedes', draft.supersedes ?? ''],
    ['media', draft.media.map((each) => each.id).join(' ')],
    ...capParts(draft.cap),
  ]);
  for (const [lang, text] of Object.entries(draft.text)) {
    parts.set(`text.${lang}.title`, text.title);
    if (fields(lang)) {
      coreParts.forEach((part) => parts.set(`text.${lang}.core.${part}`, text.core?.[part] ?? ''));
    } else parts.set(`text.${lang}.body`, text.body);
  }
  for (const variant of draft.variants) {
    parts.set(`variants.${variant.platform}.${variant.lang}`, variant.body);
  }
  for (const { id, alt } of draft.media) {
    for (const [lang, text] of Object.entries(alt)) parts.set(`media.${id}.alt.${lang}`, text ?? '');
  }
  return parts;
}

/** Brings two changes of the same text together, part by part. Nothing either of them typed is dropped unasked. */
export function merge(base: Draft, mine: Draft, theirs: Draft): Merged {
  const fields = (lang: string): boolean =>
    [base, mine, theirs].every((each) => each.text[lang]?.core !== undefined || isBlank(each, lang));
  const [before, here, there] = [partsOf(base, fields), partsOf(mine, fields), partsOf(theirs, fields)];
  const clashes: Clash[] = [];
  const taken: string[] = [];
  let draft: Draft = { ...mine, media: united(base.media, mine.media, theirs.media) };
  for (const path of new Set([...before.keys(), ...here.keys(), ...there.keys()])) {
    const [was, my, their] = [before.get(path), here.get(path), there.get(path)];
    if (same(my, their) || same(their, was)) continue;
    if (path === 'facts') {
      draft = { ...draft, facts: unite(base.facts, mine.facts, theirs.facts) };
      taken.push(path);
    } else if (path === 'media') {
      taken.push(path);
    } else if (same(my, was)) {
      draft = takeOver(draft, theirs, path, their);
      taken.push(path);
    } else {
      const text = isText(path);
      const joined =
        text && my !== undefined && their !== undefined ? mergeText(was ?? '', my, their) : undefined;
      if (joined !== undefined) {
        draft = withValue(draft, path, joined);
        taken.push(path);
      } else clashes.push({ path, base: was ?? '', mine: my ?? '', theirs: their ?? '', both: text });
    }
  }
  return { draft, clashes, taken };
}

function isBlank(draft: Draft, lang: string): boolean {
  return (draft.text[lang]?.body ?? '').trim() === '';
}

function isText(path: string): boolean {
  return ['text', 'variants', 'media'].includes(path.split('.')[0] ?? '');
}

/** The service takes white space around a text away; that is nobody's change. */
function same(one: string | undefined, other: string | undefined): boolean {
  return one?.trim() === other?.trim();
}

/** Ticks of two people: what either added is in, what either took away is out. */
function unite(base: readonly string[], mine: readonly string[], theirs: readonly string[]): string[] {
  const gone = base.filter((id) => !mine.includes(id) || !theirs.includes(id));
  return [...new Set([...mine, ...theirs])].filter((id) => !gone.includes(id));
}

/** The pictures of two people, with my words for those that I have too. */
function united(
  base: readonly MessageMedia[],
  mine: readonly MessageMedia[],
  theirs: readonly MessageMedia[],
): MessageMedia[] {
  const ids = (media: readonly MessageMedia[]): string[] => media.map((each) => each.id);
  return unite(ids(base), ids(mine), ids(theirs))
    .map((id) => mine.find((each) => each.id === id) ?? theirs.find((each) => each.id === id))
    .filter((each) => each !== undefined);
}

/** A part as the other has it; a whole text comes with the fields it was written in. */
function takeOver(draft: Draft, theirs: Draft, path: string, value: string | undefined): Draft {
  const [area, lang = '', what] = path.split('.');
  const core = area === 'text' && what === 'body' ? theirs.text[lang]?.core : undefined;
  return core ? withCore(draft, lang, core) : put(draft, path, value);
}

/** The draft with one part replaced; undefined takes a variant away and empties anything else. */
function put(draft: Draft, path: string, value: string | undefined): Draft {
  if (isText(path)) return withValue(draft, path, value);
  if (path.startsWith('cap.')) return { ...draft, cap: withCapPart(draft.cap, path, value) };
  return { ...draft, [path]: value === '' && path !== 'audience' ? undefined : value };
}

/** Settles a clash the way a person chose. */
export function settle(draft: Draft, clash: Clash, side: Side): Draft {
  const joined = [clash.mine, clash.theirs]
    .filter(Boolean)
    .join(clash.path.endsWith('.title') ? ' / ' : '\n\n');
  const value = { mine: clash.mine, theirs: clash.theirs, both: joined }[side];
  const goneVariant = value === '' && clash.path.startsWith('variants.');
  return put(draft, clash.path, goneVariant ? undefined : value);
}
