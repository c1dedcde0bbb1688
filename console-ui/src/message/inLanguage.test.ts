import { describe, expect, it } from 'vitest';
import type { Message } from '../shared/types';
import { inLanguage } from './inLanguage';

const model = {
  id: 'm',
  purpose: 'UPDATE',
  audience: 'RESIDENTS',
  text: { nl: { title: 'Brand', body: 'Er is brand.\n\nBel 0800 12 345.' } },
  variants: [{ platform: 'x', lang: 'nl', body: 'Brand' }],
  facts: ['f1'],
  supersedes: 'older',
} as unknown as Message;

describe('a message in the language that another one lacks', () => {
  const draft = inLanguage(model, 'fr', ['nl', 'fr']);

  it('rests on the same facts and has its structure, with only the numbers filled in', () => {
    expect(draft).toMatchObject({ purpose: 'UPDATE', audience: 'RESIDENTS', facts: ['f1'], variants: [] });
    expect(draft.text.fr?.body).toBe('…\n\n… 0800 12 345');
  });

  it('says nothing in the language that is already out, and replaces nothing', () => {
    expect(draft.text.nl?.body).toBe('');
    expect(draft.supersedes).toBeUndefined();
  });
});
