import { describe, expect, it } from 'vitest';
import type { Template } from '../shared/types';
import { emptyDraft, withPart, withText } from './draft';
import { bestTemplate, fillFrom, fromTemplate, previewLine, untouched } from './template';

const template: Template = {
  id: 'fire-first',
  title: { nl: 'Brand' },
  types: ['industrial-fire'],
  purpose: 'HOLDING',
  audience: 'RESIDENTS',
  guidelines: ['V10'],
  text: {
    nl: { title: 'Brand in de haven', body: '', core: { known: 'Er is  brand.', unknown: 'De oorzaak.' } },
    fr: { body: 'Il y a un incendie.' },
  },
};
const empty = emptyDraft('UPDATE', 'PRESS', ['nl', 'fr', 'en']);
const filled = fromTemplate(empty, template);

describe('a template', () => {
  it('fills every language it speaks, and says what it is for', () => {
    expect(filled).toMatchObject({ purpose: 'HOLDING', audience: 'RESIDENTS' });
    expect(filled.text.nl?.body).toBe('Wat we weten: Er is  brand.\n\nWat we nog niet weten: De oorzaak.');
    expect(filled.text.fr).toEqual({ title: '', body: 'Il y a un incendie.' });
    expect(filled.text.en?.body).toBe('');
  });

  it('may be replaced by another while nobody typed', () => {
    expect(untouched(empty, empty)).toBe(true);
    expect(untouched(filled, filled)).toBe(true);
    expect(untouched(withPart(filled, 'nl', 'known', 'Er is rook.'), filled)).toBe(false);
  });

  it('fills only what is empty when somebody typed, and keeps every word of theirs', () => {
    const typed = withText(withPart(empty, 'nl', 'known', 'Mijn woorden.'), 'fr', { title: 'Mon titre' });
    const result = fillFrom(typed, template);
    expect(result.purpose).toBe('UPDATE');
    expect(result.text.nl).toMatchObject({
      title: 'Brand in de haven',
      core: { known: 'Mijn woorden.', unknown: 'De oorzaak.' },
    });
    expect(result.text.fr).toEqual({ title: 'Mon titre', body: 'Il y a un incendie.' });
  });

  it('leaves a free text alone', () => {
    const typed = withText(empty, 'nl', { body: 'Vrij geschreven.' });
    expect(fillFrom(typed, template).text.nl?.body).toBe('Vrij geschreven.');
  });

  it('is chosen by what the message is for, and shows its first words on one line', () => {
    const other: Template = { ...template, id: 'update', purpose: 'UPDATE' };
    expect(bestTemplate([template, other], 'UPDATE')).toBe(other);
    expect(bestTemplate([template], 'PRESS')).toBeUndefined();
    expect(previewLine(template, ['en', 'nl'])).toBe('Er is brand.');
  });
});
