import { describe, expect, it } from 'vitest';
import { documents, fitting, linkOf, type Rule } from './guidelines';

const place = (kind: string, title: string, path = '/console/x'): Rule['places'][number] => ({
  kind,
  id: title,
  title: { nl: title },
  path,
});
const rules: Rule[] = [
  {
    id: 'A01',
    document: { nl: 'Brochure' },
    rule: { nl: 'Bepaal voor wie' },
    places: [place('SCREEN', 'Publiek')],
  },
  {
    id: 'V10',
    document: { nl: 'Ervaringen' },
    rule: { nl: 'Informeer zo snel als kan' },
    places: [place('CHECK', 'Klok'), place('PLAYBOOK', 'Eerste bericht via het réseau')],
  },
];
const wish = { words: '', document: '', kind: '' };

describe('rules that fit', () => {
  it('are all without a wish', () => {
    expect(fitting(rules, wish)).toHaveLength(2);
  });
  it('have every word somewhere, in the rule or in a place, whatever its accents', () => {
    expect(fitting(rules, { ...wish, words: 'SNEL reseau' }).map(({ id }) => id)).toEqual(['V10']);
    expect(fitting(rules, { ...wish, words: 'snel publiek' })).toEqual([]);
  });
  it('are found by their number', () => {
    expect(fitting(rules, { ...wish, words: 'a01' }).map(({ id }) => id)).toEqual(['A01']);
  });
  it('show only places of the kind', () => {
    const found = fitting(rules, { ...wish, kind: 'CHECK' });
    expect(found.map(({ id }) => id)).toEqual(['V10']);
    expect(found[0]?.places.map(({ title }) => title.nl)).toEqual(['Klok']);
  });
  it('are of the document', () => {
    expect(fitting(rules, { ...wish, document: 'A' }).map(({ id }) => id)).toEqual(['A01']);
    expect(documents(rules).map(([letter]) => letter)).toEqual(['A', 'V']);
  });
});

describe('a link', () => {
  it('is there when the screen belongs to no incident', () => {
    expect(linkOf(place('SCREEN', 'x', '/console/watch'))).toBe('/console/watch');
    expect(linkOf(place('SCREEN', 'x', '/console/i/{incident}/facts'))).toBeUndefined();
  });
});
