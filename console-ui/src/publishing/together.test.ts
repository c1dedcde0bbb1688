import { describe, expect, it } from 'vitest';
import type { Delivery, DeliveryState } from '../shared/types';
import { together } from './together';

const delivery = (id: string, state: DeliveryState, part: Partial<Delivery> = {}): Delivery => ({
  id,
  incident: 'i1',
  message: 'm1',
  revision: 1,
  account: 'board',
  platform: 'webhook',
  lang: id,
  state,
  attempts: 1,
  version: 1,
  ...part,
});
const ids = (all: Delivery[]): string[][] => together(all).map((group) => group.map(({ id }) => id));

describe('the languages of one message on one account', () => {
  it('stand in one row while they wait for a person for the same reason', () => {
    const problem = 'Het kanaal weigert dit.';
    const all = [
      delivery('nl', 'REFUSED', { problem }),
      delivery('van', 'TODO', { account: 'van' }),
      delivery('fr', 'REFUSED', { problem }),
    ];
    expect(ids(all)).toEqual([['nl', 'fr'], ['van']]);
  });

  it('stand in the order of the languages of the incident', () => {
    const all = [delivery('fr', 'TODO'), delivery('nl', 'TODO')];
    expect(together(all, ['nl', 'fr'])[0]?.map(({ lang }) => lang)).toEqual(['nl', 'fr']);
  });

  it('stand apart when the reason, the state or the account is another', () => {
    const all = [
      delivery('nl', 'REFUSED', { problem: 'Te lang.' }),
      delivery('fr', 'REFUSED', { problem: 'Geweigerd.' }),
      delivery('en', 'UNCLEAR'),
      delivery('de', 'UNCLEAR', { account: 'page' }),
      delivery('tr', 'UNCLEAR', { message: 'm2' }),
    ];
    expect(ids(all)).toHaveLength(5);
  });

  it('stand apart when nobody has to do anything', () => {
    expect(ids([delivery('nl', 'SENT'), delivery('fr', 'SENT')])).toEqual([['nl'], ['fr']]);
  });
});
