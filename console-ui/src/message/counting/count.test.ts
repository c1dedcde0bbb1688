import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { count, fits } from './count';

/** What the service counts with the very same cases. */
const folder = '../service/src/test/resources/counting/';

interface Case {
  name: string;
  platform?: string;
  text?: string;
  parts?: { text: string; times?: number }[];
  used: number;
  limit?: number;
  segments?: number;
  unit?: string;
}
interface Cases {
  platform?: string;
  limit?: number;
  cases: Case[];
}

function text({ text, parts }: Case): string {
  return text ?? (parts ?? []).map((part) => part.text.repeat(part.times ?? 1)).join('');
}

for (const file of readdirSync(folder).filter((name) => name !== 'clean.json')) {
  const { platform, limit, cases } = JSON.parse(readFileSync(folder + file, 'utf8')) as Cases;
  describe(file, () => {
    it.each(cases)('$name', (one) => {
      const counted = count(one.platform ?? platform ?? '', text(one));
      expect(counted.used).toBe(one.used);
      expect(counted.limit).toBe(one.limit ?? limit);
      if (one.segments) expect(counted.segments).toBe(one.segments);
      if (one.unit) expect(counted.unit).toBe(one.unit);
    });
  });
}

describe('count', () => {
  it('takes the limit of a server that allows more', () => {
    expect(count('mastodon', 'Zie https://a.be', { max: 1000, urlWeight: 30 })).toMatchObject({
      used: 34,
      limit: 1000,
    });
  });

  it('tells whether it fits', () => {
    expect(fits(count('x', 'a'.repeat(280)))).toBe(true);
    expect(fits(count('x', 'a'.repeat(281)))).toBe(false);
  });

  it('does not take a name of an object for a platform', () => {
    expect(count('constructor', 'abc').used).toBe(3);
  });

  it('never counts less when something is added', () => {
    let seed = 20261121;
    const next = (below: number) => (seed = (seed * 48271) % 2147483647) % below;
    const words = [
      'brand ',
      'België ',
      '🚒',
      '👩‍🚒',
      '🇧🇪 ',
      '€',
      '#tag ',
      'https://stad.be/a ',
      '@a@b.be ',
      '\n',
    ];
    for (const platform of ['x', 'bluesky', 'threads', 'telegram', 'ntfy', 'sms', 'mastodon', 'slack']) {
      for (let round = 0; round < 100; round++) {
        let whole = '';
        let parts = 0;
        for (let at = 0; at < 20; at++) {
          const word = words[next(words.length)] ?? '';
          const before = count(platform, whole);
          const now = count(platform, (whole += word + ' '));
          if (now.unit === before.unit)
            expect(now.used, platform + whole).toBeGreaterThanOrEqual(before.used);
          expect(now.segments).toBeGreaterThanOrEqual(parts);
          parts = now.segments ?? 0;
        }
      }
    }
  });

  it('counts ten platforms between two keystrokes', () => {
    const body =
      'De brandweer blust de brand in België 🚒. Zie https://stad.be/i/brand?x=1 (één adres). '.repeat(25);
    const platforms = [
      'x',
      'bluesky',
      'mastodon',
      'threads',
      'sms',
      'linkedin',
      'telegram',
      'facebook',
      'slack',
      'ntfy',
    ];
    const all = () => platforms.forEach((platform) => count(platform, body));
    for (let round = 0; round < 30; round++) all();
    const started = performance.now();
    for (let round = 0; round < 20; round++) all();
    const each = (performance.now() - started) / 20;
    console.info(`ten platforms, ${body.length} characters: ${each.toFixed(2)} ms`);
    expect(each).toBeLessThan(50);
  });

  it('is done with hostile texts', () => {
    for (const part of [
      '(',
      'https://a.be/(',
      'a.',
      '@a',
      '🏴',
      'e\u0301',
      '#',
      'https://a.be/((',
      'a-.',
      '\u200d',
    ]) {
      const long = part.repeat(20_000 / part.length);
      for (const platform of ['x', 'mastodon', 'bluesky', 'threads', 'instagram', 'sms']) {
        const started = performance.now();
        count(platform, long);
        expect(performance.now() - started, platform + part).toBeLessThan(2_000);
      }
    }
  });
});
