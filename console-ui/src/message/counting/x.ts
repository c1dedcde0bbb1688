import type { Counted, Limits } from './count';
import { country, generic } from './xDomains';
import { emoji } from './xEmoji';

const urlWeight = 23;
const longestUrl = 4096;

/**
 * As twitter-text 3 does with its configuration of weights: in normal form C, every address counts 23, every emoji 2, letters of
 * the Latin, Greek, Cyrillic, Arabic and neighbouring scripts and usual punctuation 1, everything else 2.
 */
export function x(text: string, { max = 280 }: Limits): Counted {
  const normal = text.normalize('NFC');
  let used = 0;
  let from = 0;
  for (const [start, end] of addresses(normal)) {
    used += weight(normal.slice(from, start)) + urlWeight;
    from = end;
  }
  used += weight(normal.slice(from));
  return { used, limit: max, segments: 1, unit: 'CHARACTERS' };
}

const beyondAscii = /[\u0080-\uffff]/;

function weight(text: string): number {
  if (!beyondAscii.test(text)) return text.length;
  let pictures = 0;
  const rest = text.replace(emoji, () => (pictures++, ''));
  let used = 2 * pictures;
  for (const letter of rest) used += light(letter.codePointAt(0) ?? 0) ? 1 : 2;
  return used;
}

function light(point: number): boolean {
  return (
    point <= 0x10ff ||
    (point >= 0x2000 && point <= 0x200d) ||
    (point >= 0x2010 && point <= 0x201f) ||
    (point >= 0x2032 && point <= 0x2037)
  );
}

const latin =
  'a-z0-9\\u00c0-\\u00d6\\u00d8-\\u00f6\\u00f8-\\u00ff\\u0100-\\u024f\\u0253\\u0254\\u0256\\u0257\\u0259\\u025b\\u0263' +
  '\\u0268\\u026f\\u0272\\u0289\\u028b\\u02bb\\u0300-\\u036f\\u1e00-\\u1eff';
const inPath = `[${latin}\\u0400-\\u04ff!*';:=+,.$/%#\\[\\]\\-\\u2013_~|&@]`;
const lastInPath = `[${latin}\\u0400-\\u04ff=_#/\\-+]`;
const balanced = `\\((?:${inPath}+|${inPath}*\\(${inPath}+\\)${inPath}*)\\)`;

/** Labels with dots between them, so that the search for a known ending looks at each only once. */
const labels = new RegExp(
  // eslint-disable-next-line no-misleading-character-class -- twitter-text names these letters one by one
  `[${latin}][${latin}_-]*(?:\\.[${latin}\\p{L}\\p{M}][${latin}\\p{L}\\p{M}_-]*)+`,
  'giu',
);
const foreign =
  /https?:\/\/[^-_!"#$%&'()*+,./:;<=>?@[\]^`{|}~\s\p{Z}\u2000-\u206F][^_!"#$%&'()*+,./:;<=>?@[\]^`{|}~\s\p{Z}\u2000-\u206F]*\.[\p{L}\p{M}]+/giu;
const tail = new RegExp(
  // eslint-disable-next-line no-misleading-character-class -- twitter-text names these letters one by one
  `(?::[0-9]+)?(?:/(?:(?:${inPath}*(?:${balanced}${inPath}*)*(?:${lastInPath}|${balanced}))|(?:${inPath}+/))?)?` +
    "(?:\\?[a-z0-9!?*'();:&=+$/%#[\\]\\-_.,~|@]*[a-z0-9\\-_&=#/])?",
  'iuy',
);
const before = /[a-z0-9@＠$#＃\uFFFE\uFEFF\uFFFF]/i;

function addresses(text: string): [number, number][] {
  if (!text.includes('.')) return [];
  const found: [number, number][] = [];
  let done = 0;
  labels.lastIndex = 0;
  for (let match = labels.exec(text); match; match = labels.exec(text)) {
    const protocol = /https?:\/\/$/i.exec(text.slice(Math.max(0, match.index - 8), match.index))?.[0] ?? '';
    const start = match.index - protocol.length;
    const host = known(match[0], text[match.index + match[0].length]);
    const preceding = text[start - 1] ?? ' ';
    if (!host || start < done || before.test(preceding) || (!protocol && /[-_./]/.test(preceding))) {
      labels.lastIndex = match.index + match[0].length;
      continue;
    }
    done = endOfAddress(text, match.index + host.length);
    if (valid(host, done - start)) found.push([start, done]);
    labels.lastIndex = done;
  }
  foreign.lastIndex = 0;
  for (let match = foreign.exec(text); match; match = foreign.exec(text)) {
    const start = match.index;
    const head = match[0].indexOf('//') + 2;
    if (found.some(([from, to]) => start >= from && start < to) || before.test(text[start - 1] ?? ' '))
      continue;
    const host = match[0].slice(head);
    const ending = host.slice(host.lastIndexOf('.') + 1).toLowerCase();
    if (!generic.has(ending) && !country.has(ending)) continue;
    const end = endOfAddress(text, start + match[0].length);
    if (valid(host, end - start)) found.push([start, end]);
    foreign.lastIndex = end;
  }
  return found.sort((one, other) => one[0] - other[0]);
}

/** The longest start of these labels that ends in a domain X knows. */
function known(host: string, after = ' '): string | undefined {
  const parts = host.split('.');
  for (let count = parts.length; count > 1; count--) {
    const last = parts[count - 1] ?? '';
    const name = parts[count - 2] ?? '';
    const ending = last.toLowerCase();
    const follows = count < parts.length ? '.' : after;
    if (/^xn--[-0-9a-z]+$/.test(ending) || generic.has(ending) || country.has(ending)) {
      if (!name.includes('_') && !name.endsWith('-') && !/[a-z0-9@+-]/i.test(follows)) {
        const kept = parts.slice(0, count);
        if (kept.every((label, at) => at === count - 1 || !/[-_]$/.test(label))) return kept.join('.');
      }
    }
  }
  return undefined;
}

function endOfAddress(text: string, from: number): number {
  tail.lastIndex = from;
  tail.test(text);
  return Math.max(from, tail.lastIndex);
}

/** A label of more than 63 letters, as it is looked up, makes no address. */
function valid(host: string, length: number): boolean {
  let ascii = host;
  if (beyondAscii.test(host)) {
    try {
      ascii = new URL(`http://${host}`).hostname;
    } catch {
      return false;
    }
  }
  return (
    ascii.split('.').every((label) => label.length <= 63) && length + ascii.length - host.length <= longestUrl
  );
}
