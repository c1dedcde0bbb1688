import type { Count } from '../../shared/types';
import { mastodon } from './mastodon';
import { sms } from './sms';
import { x } from './x';

/** What a server allows, when it differs from what the platform usually has. */
export interface Limits {
  max?: number;
  /** What an address counts on a server that speaks Mastodon's interface. */
  urlWeight?: number;
}

/** A count by a platform's own rule, always with its limit. */
export interface Counted extends Count {
  used: number;
  limit: number;
}

type Counter = (text: string, limits: Limits) => Counted;

/**
 * How much of its limit a text uses on a platform, by that platform's own rule; the same as the service counts, held to it by
 * shared cases. Fast enough for every keystroke. A platform nobody knows has 100,000 characters, like our own page.
 */
export function count(platform: string, text: string, limits: Limits = {}): Counted {
  const counter = counters.get(platform) ?? page;
  return counter(text, limits);
}

export function fits({ used, limit }: Counted): boolean {
  return used <= limit;
}

const page = codePoints(100_000);
const counters = new Map<string, Counter>(
  Object.entries({
    x,
    mastodon,
    sms,
    bluesky,
    threads,
    instagram,
    slack,
    facebook: utf16(63_206),
    linkedin: utf16(3_000),
    telegram: utf16(4_096),
    ntfy: bytes(4_095),
    matrix: bytes(32_000),
    teams: bytes(25_000),
  }),
);

/** Bluesky allows 300 graphemes and 3000 bytes; the bytes are told when only they are too many. */
function bluesky(text: string, { max = 300 }: Limits): Counted {
  const used = graphemes(text);
  const size = utf8(text);
  return used <= max && size > max * 10
    ? { used: size, limit: max * 10, segments: 1, unit: 'BYTES' }
    : { used, limit: max, segments: 1, unit: 'CHARACTERS' };
}

/** Threads counts an emoji as its UTF-8 bytes, everything else by code point. */
function threads(text: string, { max = 500 }: Limits): Counted {
  let used = points(text);
  eachCluster(text, (cluster) => {
    if (picture.test(cluster)) used += utf8(cluster) - points(cluster);
  });
  return { used, limit: max, segments: 1, unit: 'CHARACTERS' };
}

/** Instagram has 2200 characters and 30 hashtags; too many hashtags are told before the characters. */
function instagram(text: string, { max = 2_200 }: Limits): Counted {
  const tags = text.match(hashtag)?.length ?? 0;
  return tags > 30
    ? { used: tags, limit: 30, segments: 1, unit: 'HASHTAGS' }
    : { used: text.length, limit: max, segments: 1, unit: 'CHARACTERS' };
}

/** Slack counts the text as it is sent, with `&`, `<` and `>` escaped. */
function slack(text: string, { max = 3_000 }: Limits): Counted {
  let used = text.length;
  for (const sign of text.match(/[&<>]/g) ?? []) used += sign === '&' ? 4 : 3;
  return { used, limit: max, segments: 1, unit: 'CHARACTERS' };
}

function utf16(usual: number): Counter {
  return (text, { max = usual }) => ({ used: text.length, limit: max, segments: 1, unit: 'CHARACTERS' });
}

function codePoints(usual: number): Counter {
  return (text, { max = usual }) => ({ used: points(text), limit: max, segments: 1, unit: 'CHARACTERS' });
}

function bytes(usual: number): Counter {
  return (text, { max = usual }) => ({ used: utf8(text), limit: max, segments: 1, unit: 'BYTES' });
}

/** Emoji, and what may be shown as one: rather one sign too many than one too few. The service has the same ranges. */
const picture =
  /[\u203C\u2049\u2122\u2139\u2194-\u21AA\u231A-\u23FF\u24C2\u25AA-\u25FE\u2600-\u27BF\u2934\u2935\u2B05-\u2B55\u3030\u303D\u3297\u3299\u{1F000}-\u{1FAFF}]|\uFE0F|\u20E3/u;
const hashtag = /(?<![\p{L}\p{N}_&#])#(?=[\p{N}_]*\p{L})[\p{L}\p{M}\p{N}_]+/gu;

let shared: Intl.Segmenter | undefined;
function segmenter(): Intl.Segmenter {
  return (shared ??= new Intl.Segmenter('en', { granularity: 'grapheme' }));
}

/** What readers see as characters. */
export function graphemes(text: string): number {
  let found = text.length;
  eachCluster(text, (cluster) => (found -= cluster.length - 1));
  return found;
}

/** Letters that nothing joins: between two of them there is always a boundary. */
const joined = /[^\n\x20-\x7E\xA1-\xA8\xAA-\xAC\xAF-\u02FF\u2010-\u2027\u20AC]+/g;

/** Tells of every cluster that is more than a plain letter; the segmenter sees only where it has something to join. */
function eachCluster(text: string, tell: (cluster: string) => void) {
  joined.lastIndex = 0;
  for (let run = joined.exec(text); run; run = joined.exec(text)) {
    const around = text.slice(Math.max(0, run.index - 1), run.index + run[0].length + 1);
    for (const { segment } of segmenter().segment(around)) {
      if (segment.length > 1 || segment > '\u02FF') tell(segment);
    }
  }
}

function points(text: string): number {
  let found = text.length;
  for (let at = 0; at < text.length - 1; at++) {
    if ((text.charCodeAt(at) & 0xfc00) === 0xd800 && (text.charCodeAt(at + 1) & 0xfc00) === 0xdc00) {
      found--;
      at++;
    }
  }
  return found;
}

/** Bytes of UTF-8. */
export function utf8(text: string): number {
  let size = text.length;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit > 0x7ff) size += (unit & 0xf800) === 0xd800 ? 1 : 2;
    else if (unit > 0x7f) size += 1;
  }
  return size;
}
