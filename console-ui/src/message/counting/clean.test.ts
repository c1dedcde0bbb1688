import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { clean } from './clean';

interface Case {
  name: string;
  text?: string;
  parts?: { text: string; times: number }[];
  /** What is left; the text itself when nothing is wrong with it. */
  clean?: string;
  cleanTimes?: number;
}

const { cases } = JSON.parse(readFileSync('../service/src/test/resources/counting/clean.json', 'utf8')) as {
  cases: Case[];
};

function written({ text = '', parts = [] }: Case): string {
  return text + parts.map((part) => part.text.repeat(part.times)).join('');
}

describe('clean', () => {
  it.each(cases)('knows $name', (one) => {
    const text = written(one);
    const left = one.clean === undefined ? text : one.clean.repeat(one.cleanTimes ?? 1);
    expect(clean(text)).toEqual({
      text: left,
      removed: Array.from(text).length - Array.from(left).length,
    });
  });

  it.each(cases)('leaves $name alone the second time', (one) => {
    const once = clean(written(one)).text;
    expect(clean(once)).toEqual({ text: once, removed: 0 });
  });

  it('finds nothing more the second time in whatever somebody throws together', () => {
    const pieces = Array.from(
      'a1ब्بَ👩🚒🏴🇧e\u0301\u0316\u0319\u0323\u200d\u200c\ufe0f\ufe0e\u200b\u{e0067}\u{e0062}\u{e007f}',
    );
    let seed = 20261121;
    for (let round = 0; round < 20_000; round++) {
      let text = '';
      for (let at = 0; at < 12; at++) {
        seed = (seed * 48271) % 2147483647;
        text += pieces[seed % pieces.length] ?? '';
      }
      const once = clean(text).text;
      expect(clean(once).text).toBe(once);
    }
  });

  it('is done at once with a text much longer than a message', () => {
    for (const part of [
      '\u0301',
      '🏴\u{e0067}',
      '\u200d',
      'a',
      'x\u0316\u0301\u0316\u0301\u0316',
      'می\u200c',
    ]) {
      const long = part.repeat(200_000 / part.length);
      const started = performance.now();
      clean(long);
      expect(performance.now() - started, part).toBeLessThan(3_000);
    }
  });
});
