import { describe, expect, it } from 'vitest';
import { emptyDraft, variantOf, withoutVariant, withPart, withText, withVariant, type Draft } from './draft';
import { merge, settle, type Clash } from './merge';

const base: Draft = {
  ...withText(emptyDraft('UPDATE', 'RESIDENTS', ['nl', 'fr']), 'nl', {
    title: 'Brand',
    body: 'Er is brand.',
  }),
  facts: ['f1', 'f2'],
};
const only = (clashes: Clash[]): Clash => {
  const [clash] = clashes;
  if (clash === undefined || clashes.length > 1) throw new Error(`not one clash but ${clashes.length}`);
  return clash;
};

describe('two people change a message at once', () => {
  it('keeps both when they changed different parts', () => {
    const mine = withText(base, 'nl', { body: 'Er is een grote brand.' });
    const theirs = { ...withText(base, 'fr', { body: 'Il y a un incendie.' }), audience: 'PRESS' };
    const merged = merge(base, mine, theirs);
    expect(merged.clashes).toEqual([]);
    expect(merged.draft.text.nl?.body).toBe('Er is een grote brand.');
    expect(merged.draft.text.fr?.body).toBe('Il y a un incendie.');
    expect(merged.draft.audience).toBe('PRESS');
    expect(merged.taken).toEqual(['audience', 'text.fr.body']);
  });

  it('asks when they changed the same words, with mine standing until then', () => {
    const merged = merge(base, withText(base, 'nl', { body: 'Mijn' }), withText(base, 'nl', { body: 'Hun' }));
    expect(only(merged.clashes)).toMatchObject({
      path: 'text.nl.body',
      mine: 'Mijn',
      theirs: 'Hun',
      both: true,
    });
    expect(merged.draft.text.nl?.body).toBe('Mijn');
  });

  it('settles as a person chose: mine, theirs or both', () => {
    const merged = merge(base, withText(base, 'nl', { body: 'Mijn' }), withText(base, 'nl', { body: 'Hun' }));
    const clash = only(merged.clashes);
    expect(settle(merged.draft, clash, 'mine').text.nl?.body).toBe('Mijn');
    expect(settle(merged.draft, clash, 'theirs').text.nl?.body).toBe('Hun');
    expect(settle(merged.draft, clash, 'both').text.nl?.body).toBe('Mijn\n\nHun');
  });

  it('does not see white space at the ends as a change', () => {
    const theirs = withText(base, 'nl', { body: 'Er is een zware brand.' });
    const merged = merge(base, withText(base, 'nl', { body: 'Er is brand. ' }), theirs);
    expect(merged.clashes).toEqual([]);
    expect(merged.draft.text.nl?.body).toBe('Er is een zware brand.');
  });

  it('does not ask when both made the same change', () => {
    const same = withText(base, 'nl', { title: 'Zware brand' });
    expect(merge(base, same, same)).toMatchObject({ clashes: [], taken: [] });
  });

  it('unites ticked facts: added by either is in, taken away by either is out', () => {
    const merged = merge(base, { ...base, facts: ['f1', 'f2', 'f3'] }, { ...base, facts: ['f1', 'f4'] });
    expect([...merged.draft.facts].sort()).toEqual(['f1', 'f3', 'f4']);
  });

  it('takes a variant away when the other made the platform follow again', () => {
    const was = withVariant(base, 'mastodon', 'nl', 'kort');
    const merged = merge(was, withText(was, 'nl', { title: 'Nieuw' }), withoutVariant(was, 'mastodon', 'nl'));
    expect(variantOf(merged.draft, 'mastodon', 'nl')).toBeUndefined();
  });

  it('asks when one rewrote a variant that the other took away', () => {
    const was = withVariant(base, 'mastodon', 'nl', 'kort');
    const merged = merge(
      was,
      withVariant(was, 'mastodon', 'nl', 'korter'),
      withoutVariant(was, 'mastodon', 'nl'),
    );
    const clash = only(merged.clashes);
    expect(variantOf(settle(merged.draft, clash, 'theirs'), 'mastodon', 'nl')).toBeUndefined();
    expect(variantOf(settle(merged.draft, clash, 'both'), 'mastodon', 'nl')?.body).toBe('korter');
  });

  it('joins two changes of one text when they touch other sentences', () => {
    const was = withText(base, 'nl', { body: 'Er is brand. Blijf binnen.' });
    const merged = merge(
      was,
      withText(was, 'nl', { body: 'Er is een zware brand. Blijf binnen.' }),
      withText(was, 'nl', { body: 'Er is brand. Blijf binnen tot 18 uur.' }),
    );
    expect(merged.clashes).toEqual([]);
    expect(merged.draft.text.nl?.body).toBe('Er is een zware brand. Blijf binnen tot 18 uur.');
    expect(merged.taken).toEqual(['text.nl.body']);
  });

  it('looks at fields one by one, and asks only about the one that both changed', () => {
    const was = withPart(withPart(base, 'fr', 'known', 'Feu.'), 'fr', 'asked', 'Restez.');
    const mine = withPart(withPart(was, 'fr', 'known', 'Grand feu.'), 'fr', 'doing', 'On éteint.');
    const merged = merge(
      was,
      mine,
      withPart(withPart(was, 'fr', 'known', 'Incendie.'), 'fr', 'asked', 'Fermez.'),
    );
    expect(only(merged.clashes).path).toBe('text.fr.core.known');
    expect(merged.draft.text.fr?.core).toMatchObject({
      known: 'Grand feu.',
      asked: 'Fermez.',
      doing: 'On éteint.',
    });
    expect(settle(merged.draft, only(merged.clashes), 'both').text.fr?.core?.known).toBe(
      'Grand feu.\n\nIncendie.',
    );
  });

  it('keeps the words of who went on in fields while the other made it free text', () => {
    const was = withPart(base, 'fr', 'known', 'Feu.');
    const mine = withPart(was, 'fr', 'doing', 'On éteint.');
    const theirs = withText(was, 'fr', { body: 'Un feu.' });
    const merged = merge(was, mine, theirs);
    expect(merged.clashes).toEqual([]);
    expect(merged.draft.text.fr?.body).toContain('On éteint.');
    expect(merged.draft.text.fr?.body).toContain('Un feu.');
  });

  it('unites pictures, and the descriptions that either wrote', () => {
    const was: Draft = { ...base, media: [{ id: 'a', alt: { nl: 'rook' } }] };
    const mine: Draft = {
      ...was,
      media: [
        { id: 'a', alt: { nl: 'zwarte rook' } },
        { id: 'b', alt: {} },
      ],
    };
    const theirs: Draft = { ...was, media: [{ id: 'a', alt: { nl: 'rook', fr: 'fumée' } }] };
    expect(merge(was, mine, theirs).draft.media).toEqual([
      { id: 'a', alt: { nl: 'zwarte rook', fr: 'fumée' } },
      { id: 'b', alt: {} },
    ]);
  });
});
