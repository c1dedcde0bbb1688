import { type Counted, type Limits, graphemes } from './count';

/** As the service's `MastodonLimits`, which follows Mastodon's `StatusLengthValidator`. */
export function mastodon(text: string, { max = 500, urlWeight = 23 }: Limits): Counted {
  const counted: string[] = [];
  let urls = 0;
  let from = 0;
  urlHead.lastIndex = 0;
  for (let head = urlHead.exec(text); head; head = urlHead.exec(text)) {
    counted.push(localNames(text.slice(from, head.index)));
    from = endOfUrl(text, urlHead.lastIndex);
    urlHead.lastIndex = from;
    urls++;
  }
  counted.push(localNames(text.slice(from)));
  return {
    used: graphemes(counted.join(' ')) - urls + urls * urlWeight,
    limit: max,
    segments: 1,
    unit: 'CHARACTERS',
  };
}

const urlHead =
  /(?<![A-Za-z0-9@＠$#＃\u202A-\u202E])https?:\/\/(?:[\p{L}\p{N}][\p{L}\p{N}_-]*\.)+(?:xn--[a-z0-9-]+|\p{L}{2,})(?![\p{L}\p{N}_])(?::\d+)?/giu;
const mention = /(?<![=/\p{L}\p{N}_])(@[a-z0-9_]+(?:[.-]+[a-z0-9_]+)*)@[\p{L}\p{N}_.-]*[\p{L}\p{N}_]/giu;
const parentheses = /\((?:[^\s<>()?]+|[^\s<>()?]*\([^\s<>()?]+\)[^\s<>()?]*)\)/y;
const notLastInPath = '!*"\'「」;:=,.$%[]~&|@';
const inQuery = "!?*'();:&=+$/%#[]-_.,~|@^";
const lastInQuery = '_&=#/-';

/** Of a mention only the local name counts. */
function localNames(text: string): string {
  return text.includes('@') ? text.replace(mention, '$1') : text;
}

/** Path and query, without the punctuation of the sentence around them. */
function endOfUrl(text: string, from: number): number {
  const end = text[from] === '/' ? endOfPath(text, from) : from;
  return text[end] === '?' ? endOfQuery(text, end) : end;
}

function endOfPath(text: string, from: number): number {
  let end = from + 1;
  let at = end;
  while (at < text.length) {
    const letter = String.fromCodePoint(text.codePointAt(at) ?? 0);
    if (letter === '(') {
      parentheses.lastIndex = at;
      if (!parentheses.test(text)) break;
      end = at = parentheses.lastIndex;
      continue;
    }
    if (/[\s<>)?]/u.test(letter)) break;
    at += letter.length;
    if (!notLastInPath.includes(letter)) end = at;
  }
  return end;
}

function endOfQuery(text: string, from: number): number {
  let end = from;
  let at = from + 1;
  while (at < text.length) {
    const letter = String.fromCodePoint(text.codePointAt(at) ?? 0);
    const word = /[\p{L}\p{Nd}]/u.test(letter) || (letter > '\u00A0' && !/\p{Z}/u.test(letter));
    if (!word && !inQuery.includes(letter)) break;
    at += letter.length;
    if (word || lastInQuery.includes(letter)) end = at;
  }
  return end;
}
