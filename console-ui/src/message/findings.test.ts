import { describe, expect, it } from 'vitest';
import type { Finding } from '../shared/types';
import { emptyDraft, requestOf, variantOf, withPart, withText } from './draft';
import { applyFix, locate, undoFix, unticked } from './findings';

const free = withText(emptyDraft('PRESS', 'PRESS', ['nl']), 'nl', { body: '  We evacueren de wijk.' });
const seen = requestOf(free);
const at = seen.text.nl?.body.indexOf('evacueren') ?? -1;
const jargon: Finding = {
  check: 'jargon',
  id: 'jargon@text.nl.body@1',
  level: 'WARN',
  guidelines: [],
  message: 'Zeg het gewoner.',
  path: 'text.nl.body',
  span: { start: at, end: at + 9 },
  fix: { label: 'Zet "weghalen"', path: 'text.nl.body', start: at, end: at + 9, text: 'weghalen' },
};
const span = { path: 'text.nl.body', start: at, end: at + 9 };

describe('a finding', () => {
  it('leads to its letters, also when white space stands before the text', () => {
    const place = locate(seen, free, span);
    expect(free.text.nl?.body.slice(place?.start, place?.end)).toBe('evacueren');
  });

  it('leads to its letters after more was typed before them, and nowhere when they are gone', () => {
    const more = withText(free, 'nl', { body: 'Vannacht. We gaan evacueren, de hele wijk.' });
    const place = locate(seen, more, span);
    expect(more.text.nl?.body.slice(place?.start, place?.end)).toBe('evacueren');
    expect(locate(seen, withText(free, 'nl', { body: 'Iets anders.' }), span)).toBeUndefined();
  });

  it('leads to the field that has its letters', () => {
    const inFields = withPart(emptyDraft('UPDATE', 'PRESS', ['nl']), 'nl', 'doing', 'We evacueren nu.');
    const body = requestOf(inFields);
    const start = body.text.nl?.body.indexOf('evacueren') ?? -1;
    expect(locate(body, inFields, { path: 'text.nl.body', start, end: start + 9 })).toEqual({
      path: 'text.nl.core.doing',
      start: 3,
      end: 12,
    });
  });

  it('is mended and mended back, but not over what somebody typed since', () => {
    const fixed = applyFix(seen, free, jargon);
    expect(fixed?.draft.text.nl?.body.trim()).toBe('We weghalen de wijk.');
    if (!fixed) throw new Error('not fixed');
    expect(undoFix(fixed.draft, fixed)?.text.nl?.body).toBe(free.text.nl?.body);
    expect(undoFix(withText(fixed.draft, 'nl', { body: 'Anders.' }), fixed)).toBeUndefined();
  });

  it('can give a platform an own text, and take that away again', () => {
    const short: Finding = {
      ...jargon,
      path: 'variants.x.nl',
      fix: { label: 'Kort in', path: 'variants.x.nl', start: 0, end: 0, text: 'Kort.' },
    };
    const fixed = applyFix(seen, free, short);
    if (!fixed) throw new Error('not fixed');
    expect(variantOf(fixed.draft, 'x', 'nl')?.body).toBe('Kort.');
    expect(undoFix(fixed.draft, fixed)?.variants).toEqual([]);
  });

  it('must be ticked when it asks to look, and only then', () => {
    const hint: Finding = { ...jargon, level: 'HINT', id: 'h' };
    expect(unticked([jargon, hint], new Set())).toEqual([jargon]);
    expect(unticked([jargon, hint], new Set(['jargon@text.nl.body@1']))).toEqual([]);
  });
});
