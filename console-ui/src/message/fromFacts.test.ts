import { describe, expect, it } from 'vitest';
import type { Fact } from '../shared/types';
import { emptyDraft, withText } from './draft';
import { insertFacts, nextPromise, type Surroundings } from './fromFacts';

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

const empty = emptyDraft('UPDATE', 'RESIDENTS', ['nl', 'fr']);

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
