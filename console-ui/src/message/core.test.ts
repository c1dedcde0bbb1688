import { describe, expect, it } from 'vitest';
import cases from '../../../service/src/test/resources/message/core-cases.json';
import { coreParts, type Core, type Purpose } from '../shared/types';
import { compose, takeApart } from './core';

interface Case {
  name: string;
  lang: string;
  purpose: Purpose;
  core: Core;
  body: string;
}

describe('the core message', () => {
  it.each(cases as Case[])('is put together as the service does: $name', ({ lang, purpose, core, body }) => {
    expect(compose(core, lang, purpose)).toBe(body);
  });

  it('loses no word when it is taken apart and put together again, in whatever order it was written', () => {
    for (const lang of ['nl', 'fr', 'en', 'de']) {
      for (let n = 1; n < 2 ** coreParts.length; n++) {
        const chosen = coreParts.filter((_, i) => (n >> i) & 1);
        const core = Object.fromEntries(chosen.map((part, i) => [part, `Zin ${i}.\n\nNog een zin ${i}.`]));
        expect(takeApart(compose(core, lang, 'INSTRUCTION'), lang)).toEqual(core);
      }
    }
  });

  it('keeps text that stands before any label', () => {
    expect(takeApart('Beste mensen.\n\nwat we doen : we blussen', 'nl')).toEqual({
      known: 'Beste mensen.',
      doing: 'we blussen',
    });
  });
});
