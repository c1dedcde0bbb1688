/** Kinds of characters by what can be seen of them; the service has the same ranges in its `platform/Invisible`. */
export const nonJoiner = 0x200c;
export const joiner = 0x200d;
export const emojiStyle = 0xfe0f;
export const blackFlag = 0x1f3f4;
export const lastTag = 0xe007f;
const textStyle = 0xfe0e;

/** From and to, of what is never seen or turns the text around. */
const always = [
  [0x0000, 0x0008],
  [0x000b, 0x000c],
  [0x000e, 0x001f],
  [0x007f, 0x009f],
  [0x00ad, 0x00ad],
  [0x034f, 0x034f],
  [0x061c, 0x061c],
  [0x115f, 0x1160],
  [0x17b4, 0x17b5],
  [0x180e, 0x180e],
  [0x200b, 0x200b],
  [0x200e, 0x200f],
  [0x2028, 0x202e],
  [0x2060, 0x206f],
  [0x3164, 0x3164],
  [0xd800, 0xdfff],
  [0xfeff, 0xfeff],
  [0xffa0, 0xffa0],
  [0xfff9, 0xfffb],
  [0x1bca0, 0x1bca3],
  [0x1d173, 0x1d17a],
] as const;

/** Emoji, and what may be shown as one, but for the letters of flags, which nothing joins. */
const emoji = [
  [0x00a9, 0x00a9],
  [0x00ae, 0x00ae],
  [0x203c, 0x203c],
  [0x2049, 0x2049],
  [0x2122, 0x2122],
  [0x2139, 0x2139],
  [0x2194, 0x21aa],
  [0x231a, 0x23ff],
  [0x24c2, 0x24c2],
  [0x25aa, 0x25fe],
  [0x2600, 0x27bf],
  [0x2934, 0x2935],
  [0x2b05, 0x2b55],
  [0x3030, 0x3030],
  [0x303d, 0x303d],
  [0x3297, 0x3297],
  [0x3299, 0x3299],
  [0x1f000, 0x1f1e5],
  [0x1f200, 0x1faff],
] as const;

/** Scripts whose letters change with what they join: Arabic, Syriac, N'Ko, Mandaic, Indic, Khmer, Mongolian, Adlam. */
const joining = [
  [0x0600, 0x077f],
  [0x07c0, 0x07ff],
  [0x0840, 0x0dff],
  [0x1780, 0x17ff],
  [0x1820, 0x18aa],
  [0xa8e0, 0xa8ff],
  [0x1e900, 0x1e95f],
] as const;

/** Signs that take the vowel of a letter away; old Malayalam writes a joiner after it at the end of a word. */
const viramas = new Set([0x094d, 0x09cd, 0x0a4d, 0x0acd, 0x0b4d, 0x0bcd, 0x0c4d, 0x0ccd, 0x0d4d, 0x0dca]);

function within(ranges: readonly (readonly [number, number])[], point: number): boolean {
  for (const [from, to] of ranges) {
    if (from > point) return false;
    if (point <= to) return true;
  }
  return false;
}

export function isHidden(point: number): boolean {
  return within(always, point);
}

export function isEmoji(point: number): boolean {
  return within(emoji, point);
}

export function isVirama(point: number): boolean {
  return viramas.has(point);
}

export function isTag(point: number): boolean {
  return point >= 0xe0000 && point <= lastTag;
}

/** A small letter or a digit, as in the code of a part of a country. */
export function isFlagTag(point: number): boolean {
  return (point >= 0xe0030 && point <= 0xe0039) || (point >= 0xe0061 && point <= 0xe007a);
}

export function isSelector(point: number): boolean {
  return (
    (point >= 0xfe00 && point <= 0xfe0f) ||
    (point >= 0xe0100 && point <= 0xe01ef) ||
    (point >= 0x180b && point <= 0x180d) ||
    point === 0x180f
  );
}

/** Whether a character has another look that this selector asks for. */
export function takes(before: number, selector: number): boolean {
  if (selector === emojiStyle || selector === textStyle)
    return isEmoji(before) || (before >= 0x30 && before <= 0x39) || before === 0x23 || before === 0x2a;
  return selector < 0xfe00 && before >= 0x1820 && before <= 0x18aa;
}

/** A mark that stands on, under or around the letter before it and takes no room of its own. */
export function isMark(point: number): boolean {
  return point >= 0x300 && !isSelector(point) && /^[\p{Mn}\p{Me}]$/u.test(String.fromCodePoint(point));
}

/** A letter, or a mark that belongs to one, of a script whose letters join. */
export function isJoining(point: number): boolean {
  return (
    within(joining, point) &&
    !isHidden(point) &&
    /^[\p{L}\p{Mn}\p{Me}\p{Mc}]$/u.test(String.fromCodePoint(point))
  );
}
