import type { Draft } from './draft';

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

/** A draft as named parts: `purpose`, `text.nl.title`, `variants.mastodon.nl`, `facts`. */
function partsOf(draft: Draft): Map<string, string> {
  const parts = new Map<string, string>([
    ['purpose', draft.purpose],
    ['audience', draft.audience],
    ['facts', [...draft.facts].sort().join(' ')],
    ['corrects', draft.corrects ?? ''],
    ['supersedes', draft.supersedes ?? ''],
  ]);
  for (const [lang, text] of Object.entries(draft.text)) {
    parts.set(`text.${lang}.title`, text.title);
    parts.set(`text.${lang}.body`, text.body);
  }
  for (const variant of draft.variants) {
    parts.set(`variants.${variant.platform}.${variant.lang}`, variant.body);
  }
  return parts;
}

/** Brings two changes of the same text together, part by part. Nothing either of them typed is dropped unasked. */
export function merge(base: Draft, mine: Draft, theirs: Draft): Merged {
  const [before, here, there] = [partsOf(base), partsOf(mine), partsOf(theirs)];
  const clashes: Clash[] = [];
  const taken: string[] = [];
  let draft = mine;
  for (const path of new Set([...before.keys(), ...here.keys(), ...there.keys()])) {
    const [was, my, their] = [before.get(path), here.get(path), there.get(path)];
    if (same(my, their) || same(their, was)) continue;
    if (path === 'facts') {
      draft = { ...draft, facts: unite(base.facts, mine.facts, theirs.facts) };
      taken.push(path);
    } else if (same(my, was)) {
      draft = withPart(draft, path, their);
      taken.push(path);
    } else {
      const text = path.startsWith('text.') || path.startsWith('variants.');
      clashes.push({ path, base: was ?? '', mine: my ?? '', theirs: their ?? '', both: text });
    }
  }
  return { draft, clashes, taken };
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

/** The draft with one part replaced; undefined takes a variant away and empties anything else. */
function withPart(draft: Draft, path: string, value: string | undefined): Draft {
  const [area = '', first = '', second = ''] = path.split('.');
  if (area === 'text') {
    const text = draft.text[first] ?? { title: '', body: '' };
    return { ...draft, text: { ...draft.text, [first]: { ...text, [second]: value ?? '' } } };
  }
  if (area === 'variants') {
    const others = draft.variants.filter((each) => each.platform !== first || each.lang !== second);
    return {
      ...draft,
      variants: value === undefined ? others : [...others, { platform: first, lang: second, body: value }],
    };
  }
  return { ...draft, [area]: value === '' && area !== 'audience' ? undefined : value };
}

/** Settles a clash the way a person chose. */
export function settle(draft: Draft, clash: Clash, side: Side): Draft {
  const joined = [clash.mine, clash.theirs]
    .filter(Boolean)
    .join(clash.path.endsWith('.title') ? ' / ' : '\n\n');
  const value = { mine: clash.mine, theirs: clash.theirs, both: joined }[side];
  const goneVariant = value === '' && clash.path.startsWith('variants.');
  return withPart(draft, clash.path, goneVariant ? undefined : value);
}
