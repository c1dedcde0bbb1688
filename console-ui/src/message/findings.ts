import { coreParts, type Finding, type FindingLevel, type MessageDraft } from '../shared/types';
import type { Draft } from './draft';
import { valueAt, withValue } from './paths';

export interface Place {
  path: string;
  start: number;
  end: number;
}

export const levels: readonly FindingLevel[] = ['BLOCK', 'WARN', 'HINT'];

/** What a finding is called when the service gave it no name: good enough to keep a list in order. */
export function nameOf(finding: Finding): string {
  return (
    finding.id ?? [finding.check, finding.platform, finding.lang, finding.path].filter(Boolean).join('.')
  );
}

/** What must be looked at before handing in, and is not ticked yet. */
export function unticked(findings: readonly Finding[], ticked: ReadonlySet<string>): Finding[] {
  return findings.filter((finding) => finding.level === 'WARN' && !ticked.has(nameOf(finding)));
}

/**
 * Where the letters that a check saw stand now: the text may have moved on, and a text in fields has its letters in one of
 * them. Undefined when they are gone.
 */
export function locate(seen: MessageDraft | undefined, now: Draft, place: Place): Place | undefined {
  const { path, start, end } = place;
  const before = seen === undefined ? undefined : valueAt(asDraft(seen), path);
  const excerpt = before?.slice(start, end) ?? '';
  const direct = find(valueAt(now, path), excerpt, start, end, before);
  const lang = path.split('.')[1] ?? '';
  if (!path.endsWith('.body') || now.text[lang]?.core === undefined) return direct && { path, ...direct };
  if (excerpt === '') return undefined;
  for (const part of coreParts) {
    const inField = `text.${lang}.core.${part}`;
    const at = valueAt(now, inField)?.indexOf(excerpt) ?? -1;
    if (at >= 0) return { path: inField, start: at, end: at + excerpt.length };
  }
  return undefined;
}

function asDraft(seen: MessageDraft): Draft {
  const text = Object.fromEntries(
    Object.entries(seen.text).map(([lang, words]) => [lang, { title: '', body: '', ...words }]),
  );
  return { facts: [], ...seen, text, variants: seen.variants ?? [], media: seen.media ?? [] };
}

function find(
  value: string | undefined,
  excerpt: string,
  start: number,
  end: number,
  before: string | undefined,
): Omit<Place, 'path'> | undefined {
  const now = value ?? '';
  if (now.trim() === (before ?? '').trim()) {
    // The service is told texts without the white space around them.
    const lead = now.length - now.trimStart().length;
    return { start: start + lead, end: end + lead };
  }
  if (excerpt === '') return undefined;
  const nearest = [now.lastIndexOf(excerpt, start), now.indexOf(excerpt, start)].filter((at) => at >= 0);
  const at = nearest.sort((one, other) => Math.abs(one - start) - Math.abs(other - start))[0];
  return at === undefined ? undefined : { start: at, end: at + excerpt.length };
}

export interface Fixed {
  draft: Draft;
  place: Place;
  before: string | undefined;
  after: string;
}

/** The draft with what a finding proposes; undefined when the letters it is about are gone. */
export function applyFix(seen: MessageDraft | undefined, now: Draft, finding: Finding): Fixed | undefined {
  const { fix } = finding;
  if (!fix) return undefined;
  const place = locate(seen, now, fix);
  if (!place) return undefined;
  const before = valueAt(now, place.path);
  const text = before ?? '';
  const after = text.slice(0, place.start) + fix.text + text.slice(place.end);
  const end = place.start + fix.text.length;
  return { draft: withValue(now, place.path, after), place: { ...place, end }, before, after };
}

/** Takes a fix back, as long as nobody changed that text since. */
export function undoFix(now: Draft, fixed: Fixed): Draft | undefined {
  if (valueAt(now, fixed.place.path) !== fixed.after) return undefined;
  return withValue(now, fixed.place.path, fixed.before);
}
