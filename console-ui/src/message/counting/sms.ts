import type { Counted, Limits } from './count';

/** The GSM 7-bit default alphabet (3GPP TS 23.038); what takes two places stands in the extension table. */
const basic = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿' +
    'abcdefghijklmnopqrstuvwxyzäöñüà',
);
const extension = new Set('\f^{}\\[~]|€');

/**
 * A text message: 160 septets in one part, 153 in each of more; 70 and 67 units as soon as one letter is outside the GSM
 * alphabet. A letter of two places is not split over two parts: what stays empty counts as used.
 *
 * @param limits.max how many parts a message may have
 */
export function sms(text: string, { max: parts = 6 }: Limits): Counted {
  const gsm = onlyGsm(text);
  const whole = gsm ? 160 : 70;
  const part = gsm ? 153 : 67;
  const size = (letter: string) => (gsm ? (extension.has(letter) ? 2 : 1) : letter.length);
  let together = 0;
  let full = 0;
  let last = 0;
  for (const letter of text) {
    const places = size(letter);
    together += places;
    if (last + places > part) {
      full++;
      last = 0;
    }
    last += places;
  }
  const single = together <= whole;
  return {
    used: single ? together : full * part + last,
    limit: parts === 1 ? whole : parts * part,
    segments: single ? 1 : full + 1,
    unit: gsm ? 'GSM7' : 'UCS2',
  };
}

function onlyGsm(text: string): boolean {
  for (const letter of text) if (!basic.has(letter) && !extension.has(letter)) return false;
  return true;
}

/** The letters because of which a text does not fit the GSM alphabet, each once. */
export function outsideGsm(text: string): string[] {
  return [...new Set(text)].filter((letter) => !basic.has(letter) && !extension.has(letter));
}
