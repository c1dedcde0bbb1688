import { expect, it } from 'vitest';
import type { Delivery } from '../shared/types';
import { inTrouble } from './trouble';

const base: Delivery = {
  id: 'd',
  incident: 'i',
  message: 'm',
  revision: 1,
  account: 'a',
  platform: 'sandbox',
  lang: 'nl',
  state: 'REFUSED',
  attempts: 1,
  version: 1,
};

it('is one line for a message on a channel, what went wrong before what waits for a hand', () => {
  const lines = inTrouble([
    { ...base, id: '1', account: 'van', state: 'TODO' },
    { ...base, id: '2' },
    { ...base, id: '3', lang: 'fr' },
    { ...base, id: '4', state: 'UNCLEAR', lang: 'en' },
  ]);
  expect(lines.map(({ first, languages }) => [first.id, languages])).toEqual([
    ['2', ['nl', 'fr']],
    ['4', ['en']],
    ['1', ['nl']],
  ]);
});
