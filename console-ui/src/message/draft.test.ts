import { describe, expect, it } from 'vitest';
import { correctionDraft, hasGaps } from './correction';
import {
  asChecked,
  draftOf,
  emptyDraft,
  hasWords,
  inMode,
  missingLanguages,
  requestOf,
  sameContent,
  variantOf,
  withoutChecked,
  withoutVariant,
  withPart,
  withPurpose,
  withText,
  withVariant,
  type Draft,
} from './draft';

const draft = withText(emptyDraft('UPDATE', 'RESIDENTS', ['nl', 'fr']), 'nl', { body: ' Er is brand. ' });

describe('a draft', () => {
  it('tells the service only the languages that have words, without the white space around them', () => {
    expect(requestOf(draft).text).toEqual({ nl: { body: 'Er is brand.' } });
    expect(missingLanguages(draft, ['nl', 'fr'])).toEqual(['fr']);
  });

  it('has no words while only a title is there', () => {
    expect(hasWords(withText(emptyDraft('UPDATE', 'RESIDENTS', ['nl']), 'nl', { title: 'x' }))).toBe(false);
  });

  it('is the same content whatever the order of variants, facts and languages', () => {
    const one = withVariant(withVariant(draft, 'email', 'nl', 'a'), 'mastodon', 'nl', 'b');
    const other = withVariant(withVariant(draft, 'mastodon', 'nl', 'b '), 'email', 'nl', 'a');
    expect(sameContent({ ...one, facts: ['1', '2'] }, { ...other, facts: ['2', '1'] })).toBe(true);
    expect(sameContent(one, draft)).toBe(false);
  });

  it('gives every language of the incident a field when it is opened again', () => {
    const message = {
      purpose: 'UPDATE',
      audience: 'PRESS',
      text: { nl: { body: 'x' } },
      variants: [],
      facts: [],
    };
    const opened = draftOf(message as unknown as Parameters<typeof draftOf>[0], ['nl', 'fr', 'en']);
    expect(Object.keys(opened.text)).toEqual(['nl', 'fr', 'en']);
    expect(opened.text.fr).toEqual({ title: '', body: '', core: {} });
    expect(opened.text.nl).toEqual({ title: '', body: 'x' });
  });
});

describe('the core message', () => {
  const empty = emptyDraft('UPDATE', 'RESIDENTS', ['nl', 'fr']);
  const written = withPart(withPart(empty, 'nl', 'asked', ' Sluit ramen. '), 'nl', 'known', 'Er is brand.');

  it('makes the text from its fields, and tells the service the fields too', () => {
    expect(written.text.nl?.body).toBe('Wat we weten: Er is brand.\n\nWat we van je vragen: Sluit ramen.');
    expect(requestOf(written).text).toEqual({
      nl: {
        body: 'Wat we weten: Er is brand.\n\nWat we van je vragen: Sluit ramen.',
        core: { known: 'Er is brand.', asked: 'Sluit ramen.' },
      },
    });
  });

  it('follows the kind of message: what people must do stands first in an instruction', () => {
    expect(withPurpose(written, 'INSTRUCTION').text.nl?.body).toMatch(/^Wat we van je vragen/u);
    expect(withPurpose(empty, 'PRESS').text.fr?.core).toBeUndefined();
  });

  it('keeps its words when it becomes free text, and when that is taken apart again', () => {
    const free = inMode(written, 'nl', 'free');
    expect(free.text.nl).toEqual({ title: '', body: written.text.nl?.body });
    const more = withText(free, 'nl', { body: `Beste mensen,\n\n${free.text.nl?.body ?? ''}\n\nGroet.` });
    const fields = inMode(more, 'nl', 'fields').text.nl?.core;
    expect(fields).toEqual({ known: 'Beste mensen,\n\nEr is brand.', asked: 'Sluit ramen.\n\nGroet.' });
  });
});

describe('a variant', () => {
  it('tells the service once that somebody looked at it beside the new text', () => {
    const checked = asChecked(withVariant(draft, 'x', 'nl', 'kort'), 'x', 'nl');
    expect(requestOf(checked).variants).toEqual([{ platform: 'x', lang: 'nl', body: 'kort', checked: true }]);
    expect(sameContent(checked, withoutChecked(checked))).toBe(false);
    expect(requestOf(withoutChecked(checked)).variants).toEqual([
      { platform: 'x', lang: 'nl', body: 'kort' },
    ]);
    expect(requestOf(withVariant(checked, 'x', 'nl', 'korter')).variants?.[0]?.checked).toBeUndefined();
  });

  it('is not there while the platform follows the text of all channels', () => {
    expect(variantOf(draft, 'mastodon', 'nl')).toBeUndefined();
  });

  it('stays as it is when the text changes, also when it is empty', () => {
    const own = withVariant(draft, 'mastodon', 'nl', '');
    const changed = withText(own, 'nl', { body: 'Iets anders.' });
    expect(variantOf(changed, 'mastodon', 'nl')?.body).toBe('');
  });

  it('follows again after a reset, the other languages and platforms untouched', () => {
    const both = withVariant(withVariant(draft, 'mastodon', 'nl', 'kort'), 'mastodon', 'fr', 'court');
    const reset = withoutVariant(both, 'mastodon', 'nl');
    expect(variantOf(reset, 'mastodon', 'nl')).toBeUndefined();
    expect(variantOf(reset, 'mastodon', 'fr')?.body).toBe('court');
  });

  it('does not go out in a language the message is not written in', () => {
    expect(requestOf(withVariant(draft, 'mastodon', 'fr', 'court')).variants).toEqual([]);
  });
});

describe('a correction', () => {
  const rumour = {
    id: 'r1',
    claim: 'Het water is vergiftigd.',
    harm: 'MEDIUM',
    verdict: 'FALSE',
    verdictNote: 'De waterdienst vond niets. Ze meet elk uur.',
    verdictSource: 'De waterdienst, meting van 14 u',
  } as const;

  it('tells the fact before the claim, the claim once, and never in the title', () => {
    const correction = correctionDraft(rumour, emptyDraft('UPDATE', 'RESIDENTS', ['nl', 'fr']));
    const body = correction.text.nl?.body ?? '';
    expect(correction.purpose).toBe('CORRECTION');
    expect(correction.corrects).toBe('r1');
    expect(correction.text.nl?.title).toBe('');
    expect(body.match(/Het water is vergiftigd/g)).toHaveLength(1);
    expect(body).toContain('De waterdienst vond niets.');
    expect(body.indexOf('De waterdienst vond niets.')).toBeLessThan(body.indexOf('Het water is vergiftigd'));
    expect(body.indexOf('Het water is vergiftigd')).toBeLessThan(body.indexOf('misleidt'));
    expect(body.trim().endsWith('De waterdienst vond niets.')).toBe(true);
    expect(body).toContain('Bron: De waterdienst, meting van 14 u.');
  });

  it('leaves the fact open in the languages in which nobody wrote it', () => {
    const draft = emptyDraft('UPDATE', 'RESIDENTS', ['nl', 'fr']);
    const correction = correctionDraft(rumour, draft, { writtenIn: 'fr' });
    expect(correction.text.fr?.body).toContain('De waterdienst vond niets.');
    expect(correction.text.nl?.body).not.toContain('De waterdienst vond niets.');
    expect(correction.text.nl?.body).toContain('Dit is wel waar: …');
  });

  it('begins with what people feel where harm is high or many are worried, and else not', () => {
    const draft = emptyDraft('UPDATE', 'RESIDENTS', ['nl']);
    const bodyOf = (correction: Draft): string => correction.text.nl?.body ?? '';
    expect(bodyOf(correctionDraft(rumour, draft, { worried: 4 })).startsWith('Dit is wel waar')).toBe(true);
    for (const high of [
      correctionDraft(rumour, draft, { worried: 5 }),
      correctionDraft({ ...rumour, harm: 'HIGH' }, draft),
    ]) {
      expect(bodyOf(high).startsWith('We begrijpen')).toBe(true);
      expect(bodyOf(high).indexOf('De waterdienst')).toBeLessThan(bodyOf(high).indexOf('Het water'));
    }
  });

  it('does not call false what is partly so', () => {
    const draft = emptyDraft('UPDATE', 'RESIDENTS', ['nl']);
    const body = correctionDraft({ ...rumour, verdict: 'MISLEADING' }, draft).text.nl?.body;
    expect(body).toContain('maar een deel');
    expect(body).not.toContain('klopt niet');
  });

  it('is not ready while something is left to fill in', () => {
    const correction = correctionDraft(rumour, emptyDraft('UPDATE', 'RESIDENTS', ['nl']));
    expect(hasGaps(correction)).toBe(true);
    const filled = (correction.text.nl?.body ?? '').replaceAll(': …', ': het water is gemeten.');
    expect(hasGaps(withText(correction, 'nl', { body: filled }))).toBe(false);
    expect(hasGaps(withText(draft, 'nl', { body: 'We zoeken nog … en vertellen het je.' }))).toBe(false);
  });
});
