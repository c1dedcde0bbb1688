import {
  blackFlag,
  emojiStyle,
  isEmoji,
  isFlagTag,
  isHidden,
  isJoining,
  isMark,
  isSelector,
  isTag,
  isVirama,
  joiner,
  lastTag,
  nonJoiner,
  takes,
} from './invisible';

export interface Cleaned {
  text: string;
  /** How many characters went, counted in code points. */
  removed: number;
}

/** Letters of people have at most this many marks above and below, also in Hebrew and Vietnamese. */
const mostMarks = 4;
/** No letter takes more marks into itself than this. */
const mostMelted = 4;

/** All that most texts have in them. */
const ordinary = /^[\t\n\r\x20-\x7e\u00a0-\u00ac\u00ae-\u02ff\u2010-\u2027\u2030-\u205e\u20a0-\u20bf]*$/;

/**
 * A text without the characters that nobody sees where they stand, or that spoil the text around them: exactly those for which
 * the service refuses a text (its `platform/HiddenCharacter`), held to it by shared cases. Takes time that grows with the length
 * only; cleaning twice changes nothing more.
 */
export function clean(text: string): Cleaned {
  if (ordinary.test(text)) return { text, removed: 0 };
  const scan = new Scan(text);
  let kept = '';
  let from = 0;
  let removed = 0;
  for (let at = 0; at < text.length;) {
    const next = at + width(pointAt(text, at));
    if (!scan.keeps(at)) {
      kept += text.slice(from, at);
      from = next;
      removed++;
    }
    at = next;
  }
  return { text: removed === 0 ? text : kept + text.slice(from), removed };
}

/** What has been kept so far, as far as the next character depends on it. */
class Scan {
  private before = -1;
  private underSelector = -1;
  private flagEnd = 0;
  private marks = 0;
  /** The last letter with the marks on it. */
  private letter = '';

  constructor(private readonly text: string) {}

  keeps(at: number): boolean {
    const point = pointAt(this.text, at);
    if (!this.fits(point, at)) return false;
    this.underSelector = point === emojiStyle ? this.before : -1;
    this.before = point;
    return true;
  }

  private fits(point: number, at: number): boolean {
    if (isHidden(point)) return false;
    if (isTag(point)) return at < this.flagEnd;
    if (isSelector(point)) return takes(this.before, point);
    if (point === joiner || point === nonJoiner) return this.joins(point, pointAt(this.text, at + 1));
    if (isMark(point)) return this.oneMore(String.fromCodePoint(point));
    this.marks = 0;
    if (point === blackFlag) this.flagEnd = this.endOfFlag(at + 2);
    return true;
  }

  private joins(point: number, next: number): boolean {
    if (isEmoji(this.before) || isEmoji(this.underSelector)) return point === joiner && isEmoji(next);
    if (!isJoining(this.before)) return false;
    const follows = isJoining(next) && (!isMark(next) || this.room(String.fromCodePoint(next)));
    return follows || (point === joiner && isVirama(this.before));
  }

  private oneMore(mark: string): boolean {
    if (this.marks === 0) this.letter = this.before === -1 ? '' : String.fromCodePoint(this.before);
    if (!this.room(mark)) return false;
    this.letter += mark;
    this.marks++;
    return true;
  }

  /** Whether one more mark may stand on this letter: those that melt into it in normal form C do not count. */
  private room(mark: string): boolean {
    if (this.marks < mostMarks) return true;
    if (this.marks >= mostMarks + mostMelted) return false;
    const whole = this.letter + mark;
    return this.marks < mostMarks + points(whole) - points(whole.normalize('NFC'));
  }

  /** Where the flag of a part of a country ends that starts before these tags, or here when it is none. */
  private endOfFlag(from: number): number {
    let at = from;
    while (at < from + 2 * 7 && isFlagTag(pointAt(this.text, at))) at += 2;
    return at >= from + 2 * 3 && pointAt(this.text, at) === lastTag ? at + 2 : from;
  }
}

function pointAt(text: string, at: number): number {
  return text.codePointAt(at) ?? -1;
}

function width(point: number): number {
  return point > 0xffff ? 2 : 1;
}

function points(text: string): number {
  let found = 0;
  for (let at = 0; at < text.length; at += width(pointAt(text, at))) found++;
  return found;
}
