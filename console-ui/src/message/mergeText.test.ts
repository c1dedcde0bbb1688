import { describe, expect, it } from 'vitest';
import { mergeText } from './mergeText';

/** A small generator of numbers that is the same at every run. */
function dice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * sides);
  };
}

const text = 'Er is brand. De rook trekt naar het noorden.\n\nSluit ramen en deuren.\nBel 1771 voor vragen.';

describe('two people change one text', () => {
  it('keeps both when they changed different paragraphs', () => {
    const mine = text.replace('Er is brand.', 'Er is een zware brand.');
    const theirs = text.replace('Bel 1771', 'Bel 1722');
    expect(mergeText(text, mine, theirs)).toBe(mine.replace('Bel 1771', 'Bel 1722'));
  });

  it('keeps both when they changed neighbouring sentences', () => {
    const mine = text.replace('Er is brand.', 'Er is een zware brand.');
    const theirs = text.replace('De rook trekt naar het noorden.', 'De rook trekt weg.');
    expect(mergeText(text, mine, theirs)).toContain('Er is een zware brand. De rook trekt weg.\n\nSluit');
  });

  it('sets apart what one added at the end from what the other changed there', () => {
    const mine = `${text}\n\nWe melden ons weer om 16 uur.`;
    const theirs = text.replace('Bel 1771', 'Bel 1722');
    expect(mergeText(text, mine, theirs)).toMatch(
      /Bel 1722 voor vragen\.\n\nWe melden ons weer om 16 uur\.$/u,
    );
  });

  it('leaves out what one took away and the other left alone', () => {
    const mine = text.replace('Sluit ramen en deuren.\n', '');
    const theirs = text.replace('Er is brand.', 'Er is geen brand meer.');
    expect(mergeText(text, mine, theirs)).not.toContain('Sluit ramen');
  });

  it('does not decide when both changed the same sentence', () => {
    expect(mergeText(text, text.replace('brand', 'rook'), text.replace('brand', 'vuur'))).toBeUndefined();
  });

  it('does not decide when both added something else at the same place', () => {
    expect(mergeText('Er is brand.', 'Er is brand. Een.', 'Er is brand. Twee.')).toBeUndefined();
  });

  it('does not say twice what both wrote', () => {
    const both = `${text} Blijf binnen.`;
    const mine = both.replace('Er is brand.', 'Er is een zware brand.');
    const theirs = both.replace('Sluit ramen', 'Sluit alle ramen');
    const merged = mergeText(text, mine, theirs) ?? '';
    expect(merged.match(/Blijf binnen/gu)).toHaveLength(1);
    expect(merged).toContain('zware brand');
    expect(merged).toContain('alle ramen');
  });

  it('does not decide when one rewrote the end and both added the same after it', () => {
    const both = `${text} Blijf binnen.`;
    expect(mergeText(text, both.replace('1771', '1722'), both)).toBeUndefined();
  });

  it('never makes anybody’s words vanish, whatever two people do to a text', () => {
    let decided = 0;
    for (let seed = 1; seed <= 600; seed++) {
      const roll = dice(seed);
      const base = Array.from({ length: 1 + roll(7) }, (_, i) => `basis${i} woord${i}.`);
      const write = (who: string): string[] => {
        const lines = [...base];
        for (let n = 1 + roll(3); n > 0; n--) {
          const at = roll(lines.length + 1);
          const act = roll(3);
          if (act === 0) lines.splice(at, 0, `${who}${seed}x${n} erbij.`);
          else if (act === 1 && at < lines.length) lines[at] = `${who}${seed}y${n} anders.`;
          else if (at < lines.length && lines.length > 1) lines.splice(at, 1);
        }
        return lines;
      };
      const gap = ['\n', ' ', '\n\n'][roll(3)] ?? ' ';
      const [mine, theirs] = [write('ik'), write('zij')];
      const merged = mergeText(base.join(gap), mine.join(gap), theirs.join(gap));
      if (merged === undefined) continue;
      decided += 1;
      const words = new Set(merged.split(/\s+/u));
      const expected = [...mine, ...theirs].filter(
        (line) => !base.includes(line) || (mine.includes(line) && theirs.includes(line)),
      );
      for (const word of expected.flatMap((line) => line.split(' '))) {
        expect(words.has(word), `${word} in "${merged}" (seed ${seed})`).toBe(true);
      }
    }
    expect(decided).toBeGreaterThan(100);
  });
});
