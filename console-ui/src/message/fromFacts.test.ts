import { describe, expect, it } from 'vitest';
import type { Fact } from '../shared/types';
import { emptyDraft, inMode, withPart, withText } from './draft';
import { canFill, fillPart, insertFacts, nextPromise, type Surroundings } from './fromFacts';

const fact = (id: string, part: Partial<Fact>): Fact => ({
  id,
  incident: 'i1',
  text: { nl: `feit ${id}`, fr: `fait ${id}` },
  state: 'CONFIRMED',
  kind: 'KNOWN',
  changedAt: '2026-11-21T15:00:00Z',
  version: 1,
  ...part,
});

const around = (facts: Fact[], incident: Surroundings['incident'] = {}): Surroundings => ({
  facts,
  incident: { publicUrl: 'https://stad.example/i/brand', ...incident },
  now: Date.parse('2026-11-21T15:02:00Z'),
  updateMinutes: 30,
});

const inFields = emptyDraft('UPDATE', 'RESIDENTS', ['nl', 'fr']);
const empty = ['nl', 'fr'].reduce((draft, lang) => inMode(draft, lang, 'free'), inFields);

describe('from the facts', () => {
  it('says what is known, not known yet, done and asked, then the next update and where', () => {
    const facts = [
      fact('ask', { kind: 'ASK' }),
      fact('unsure', { state: 'UNKNOWN' }),
      fact('doing', { kind: 'DOING' }),
      fact('known', {}),
    ];
    const body = insertFacts(empty, around(facts)).draft.text.nl?.body ?? '';
    expect(body.split('\n\n')).toEqual([
      'Wat we weten:\n- feit known',
      'Wat we nog niet weten:\n- feit unsure',
      'Wat we doen:\n- feit doing',
      'Wat we vragen:\n- feit ask',
      'De volgende update komt om 16:35 uur.',
      'Alle informatie staat op https://stad.example/i/brand',
    ]);
  });

  it('leaves out what the public must not hear', () => {
    const facts = [
      fact('reported', { state: 'REPORTED' }),
      fact('denied', { state: 'DENIED' }),
      fact('outdated', { state: 'OUTDATED' }),
    ];
    const { draft, lines } = insertFacts(empty, around(facts));
    expect(lines).toBe(0);
    expect(draft.text.nl?.body).toBe('');
    expect(draft.facts).toEqual([]);
  });

  it('adds nothing twice, and what is new at the end', () => {
    const one = insertFacts(empty, around([fact('a', {})])).draft;
    expect(insertFacts(one, around([fact('a', {})])).lines).toBe(0);
    const two = insertFacts(one, around([fact('a', {}), fact('b', {})])).draft;
    expect(two.text.nl?.body.match(/feit a/g)).toHaveLength(1);
    expect(two.text.nl?.body).toMatch(/- feit b$/);
    expect(two.text.nl?.body.match(/volgende update/g)).toHaveLength(1);
  });

  it('keeps what was written and makes the message rest on the facts it used', () => {
    const begun = withText({ ...empty, facts: ['x'] }, 'nl', { body: 'Er is brand.\n' });
    const { draft } = insertFacts(begun, around([fact('a', {})]));
    expect(draft.text.nl?.body.startsWith('Er is brand.\n\nWat we weten:')).toBe(true);
    expect(draft.facts).toEqual(['x', 'a']);
  });

  it('tells how many facts have no words in a language', () => {
    const inserted = insertFacts(empty, around([fact('a', { text: { nl: 'alleen hier' } }), fact('b', {})]));
    expect(inserted.untranslated).toEqual({ fr: 1 });
    expect(inserted.draft.text.fr?.body).not.toContain('alleen hier');
  });

  it('promises the later of the incident’s own promise and the usual interval', () => {
    const now = Date.parse('2026-11-21T15:02:00Z');
    expect(nextPromise(undefined, now, 30).toISOString()).toBe('2026-11-21T15:35:00.000Z');
    expect(nextPromise('2026-11-21T15:10:00Z', now, 30).toISOString()).toBe('2026-11-21T15:35:00.000Z');
    expect(nextPromise('2026-11-22T07:00:00Z', now, 30).toISOString()).toBe('2026-11-22T07:00:00.000Z');
  });
});

describe('from the facts, into the fields', () => {
  const facts = [
    fact('known', {}),
    fact('more', { text: { nl: 'Niemand is gewond' } }),
    fact('doing', { kind: 'DOING' }),
    fact('heard', { state: 'REPORTED' }),
  ];

  it('fills one field with its own facts as sentences, and rests on them', () => {
    const { draft, lines, untranslated } = fillPart(inFields, 'nl', 'known', around(facts));
    expect(draft.text.nl?.core).toEqual({ known: 'feit known. Niemand is gewond.' });
    expect(draft.facts).toEqual(['known', 'more']);
    expect(lines).toBe(2);
    expect(untranslated).toEqual({});
    expect(fillPart(inFields, 'fr', 'known', around(facts)).untranslated).toEqual({ fr: 1 });
  });

  it('keeps what stands there, says nothing twice, and fills what a template left open', () => {
    const begun = withPart(withPart(inFields, 'nl', 'known', 'Rook. feit known'), 'nl', 'doing', ' … ');
    const once = fillPart(begun, 'nl', 'known', around(facts)).draft;
    expect(once.text.nl?.core?.known).toBe('Rook. feit known Niemand is gewond.');
    expect(fillPart(once, 'nl', 'known', around(facts)).lines).toBe(0);
    expect(fillPart(begun, 'nl', 'doing', around(facts)).draft.text.nl?.core?.doing).toBe('feit doing.');
  });

  it('takes the next update from the promise and the rest from the official page', () => {
    const next = fillPart(inFields, 'fr', 'nextUpdate', around([])).draft;
    expect(next.text.fr?.core?.nextUpdate).toBe('16 h 35');
    const more = fillPart(next, 'fr', 'more', around([])).draft;
    expect(more.text.fr?.core?.more).toBe('https://stad.example/i/brand');
    expect(canFill('known', around([]))).toBe(false);
    expect(canFill('more', around([]))).toBe(true);
  });

  it('fills every field of every language at once', () => {
    const { draft } = insertFacts(inFields, around(facts));
    expect(draft.text.nl?.body).toContain('Wat we doen: feit doing.');
    expect(draft.text.fr?.body).toMatch(/Ce que nous savons\s?: fait known\./u);
    expect(insertFacts(inFields, around([])).lines).toBe(0);
  });
});
