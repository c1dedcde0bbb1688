import { regional } from '../shared/i18n';
import type { CorePart, Fact, Incident } from '../shared/types';
import { timeZone } from '../shared/clock';
import { withPart, withText, type Draft } from './draft';
import { publicWords } from './wordsForPublic';

type Part = 'known' | 'unknown' | 'doing' | 'asked';

/** Where a fact stands in a message; undefined when the public does not hear it (reported, denied, outdated). */
function partOf(fact: Fact): Part | 'where' | undefined {
  if (fact.state === 'UNKNOWN') return 'unknown';
  if (fact.state !== 'CONFIRMED') return undefined;
  return ({ KNOWN: 'known', DOING: 'doing', ASK: 'asked', WHERE: 'where' } as const)[fact.kind];
}

export function usable(facts: readonly Fact[]): Fact[] {
  return facts.filter((fact) => partOf(fact) !== undefined);
}

/**
 * When people hear from us again, seen from a message that goes out now: the promise of the incident, or the usual
 * interval from now when that is later (the promise may be the one that this very message keeps). On five minutes.
 */
export function nextPromise(promised: string | undefined, now: number, updateMinutes: number): Date {
  const usual = now + updateMinutes * 60_000;
  const fixed = promised === undefined ? 0 : Date.parse(promised);
  const step = 5 * 60_000;
  return fixed > usual ? new Date(fixed) : new Date(Math.ceil(usual / step) * step);
}

function clockText(at: Date, lang: string): string {
  const text = new Intl.DateTimeFormat(regional(lang), {
    hour: '2-digit',
    minute: '2-digit',
    timeZone: timeZone.value,
  }).format(at);
  if (lang === 'nl') return `${text} uur`;
  return lang === 'fr' ? text.replace(':', ' h ') : text;
}

export interface Surroundings {
  facts: readonly Fact[];
  incident: Pick<Incident, 'nextUpdateAt' | 'publicUrl'>;
  now: number;
  updateMinutes: number;
}

export interface Inserted {
  draft: Draft;
  /** How many lines were added, over all languages; 0 when the text already said everything. */
  lines: number;
  /** Facts that have no words in a language of the message, per language. */
  untranslated: Record<string, number>;
}

/** Which facts belong in a field of the core message. */
export function factsFor(part: CorePart, facts: readonly Fact[]): Fact[] {
  const wanted = part === 'more' ? 'where' : part;
  return facts.filter((fact) => partOf(fact) === wanted);
}

/** Whether there is anything to fill this field with. */
export function canFill(part: CorePart, around: Surroundings): boolean {
  if (part === 'nextUpdate') return true;
  if (part === 'more' && around.incident.publicUrl) return true;
  return factsFor(part, around.facts).length > 0;
}

/**
 * Fills one field of the core message in one language from the facts, the promise and the official page. What stands there
 * stays and is not said twice; a place left open by a template gives way.
 */
export function fillPart(draft: Draft, lang: string, part: CorePart, around: Surroundings): Inserted {
  const before = (draft.text[lang]?.core?.[part] ?? '').replace(/^\s*…\s*$/u, '').trim();
  const facts = factsFor(part, around.facts);
  const said = facts.map((fact) => fact.text[lang]?.trim() ?? '').filter((text) => text !== '');
  const news = said.filter((text) => !before.includes(text)).map(asSentence);
  if (part === 'nextUpdate' && before === '') {
    const next = nextPromise(around.incident.nextUpdateAt, around.now, around.updateMinutes);
    news.push(clockText(next, lang));
  }
  const address = around.incident.publicUrl;
  if (part === 'more' && address && !before.includes(address)) news.push(address);
  const lacking = facts.length - said.length;
  const ids = part === 'nextUpdate' ? [] : facts.map((fact) => fact.id);
  const resting = { ...draft, facts: [...new Set([...draft.facts, ...ids])] };
  return {
    draft:
      news.length === 0
        ? resting
        : withPart(resting, lang, part, [before, ...news].filter(Boolean).join(' ')),
    lines: news.length,
    untranslated: lacking > 0 ? { [lang]: lacking } : {},
  };
}

function asSentence(text: string): string {
  return /[.!?…:]["”’»)]*$/u.test(text) ? text : `${text}.`;
}

const filled: readonly CorePart[] = ['known', 'unknown', 'doing', 'asked', 'nextUpdate', 'more'];

/** All fields of one language. Without a single fact there is nothing to promise either. */
function fillAll(draft: Draft, lang: string, around: Surroundings): Inserted {
  const missing = usable(around.facts).filter((fact) => !fact.text[lang]?.trim()).length;
  const parts = usable(around.facts).length === missing ? [] : filled;
  return parts.reduce<Inserted>(
    (result, part) => {
      const next = fillPart(result.draft, lang, part, around);
      return { ...result, draft: next.draft, lines: result.lines + next.lines };
    },
    { draft, lines: 0, untranslated: missing > 0 ? { [lang]: missing } : {} },
  );
}

/**
 * Puts what the facts say into every language: into the fields of the core message, or else at the end of the text: known, not known yet, done, asked, next update, where. What a text already says word
 * for word is left out, so a second press adds only what is new. The message then rests on these facts.
 */
export function insertFacts(draft: Draft, around: Surroundings): Inserted {
  const facts = usable(around.facts);
  let result = { ...draft, facts: [...new Set([...draft.facts, ...facts.map((fact) => fact.id)])] };
  let lines = 0;
  const untranslated: Record<string, number> = {};
  for (const lang of Object.keys(draft.text)) {
    if (draft.text[lang]?.core) {
      const inFields = fillAll(result, lang, around);
      result = inFields.draft;
      lines += inFields.lines;
      Object.assign(untranslated, inFields.untranslated);
      continue;
    }
    const body = draft.text[lang]?.body ?? '';
    const added = blocks(body, lang, facts, around);
    lines += added.length;
    if (added.length > 0) {
      result = withText(result, lang, { body: [body.trimEnd(), ...added].filter(Boolean).join('\n\n') });
    }
    const without = facts.filter((fact) => !fact.text[lang]?.trim()).length;
    if (without > 0) untranslated[lang] = without;
  }
  return { draft: result, lines, untranslated };
}

function blocks(body: string, lang: string, facts: readonly Fact[], around: Surroundings): string[] {
  const words = publicWords(lang);
  const said = (fact: Fact): string => fact.text[lang]?.trim() ?? '';
  const fresh = facts.filter((fact) => said(fact) !== '' && !body.includes(said(fact)));
  const of = (part: Part | 'where'): string[] => fresh.filter((fact) => partOf(fact) === part).map(said);
  const listed = (heading: string, items: string[]): string =>
    items.length === 0 ? '' : [heading, ...items.map((item) => `- ${item}`)].join('\n');
  const result = [
    listed(words.known, of('known')),
    listed(words.unknown, of('unknown')),
    listed(words.doing, of('doing')),
    listed(words.asked, of('asked')),
  ];
  if (!facts.some((fact) => said(fact) !== '')) return [];
  const next = nextPromise(around.incident.nextUpdateAt, around.now, around.updateMinutes);
  const [start = ''] = words.next('§').split('§');
  if (!body.includes(start)) result.push(words.next(clockText(next, lang)));
  result.push(...of('where'));
  const address = around.incident.publicUrl;
  if (address && !body.includes(address)) result.push(words.where(address));
  return result.filter(Boolean);
}
