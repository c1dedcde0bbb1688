import { describe, expect, it } from 'vitest';
import type { AuthorView, ReactionView } from '../reaction/types';
import { writers } from './PrivacyPage';
import { daysOf } from './RetentionPart';
import { bodyOf } from './WatchedForm';

function by(id: string, pseudonym = false): ReactionView {
  const author: AuthorView = { id, handle: `@${id}`, strikes: 0, exchanges: 0, pseudonym };
  return { author } as ReactionView;
}

describe('people found by what they wrote', () => {
  it('stand there once, who wrote most first, and never as a pseudonym', () => {
    const found = writers([by('an'), by('bo'), by('bo'), by('cy', true)]);
    expect(found.map(({ author, n }) => [author.id, n])).toEqual([
      ['bo', 2],
      ['an', 1],
    ]);
  });
});

describe('numbers that may be left out', () => {
  it('are not sent when empty, and sent as they are when they are none', () => {
    expect([daysOf(''), daysOf(' 30 '), daysOf('een maand')]).toEqual([undefined, 30, 'een maand']);
  });

  it('go with a place of the watch list, and nobody without a name does', () => {
    const body = bodyOf({
      kind: 'GROUP',
      platform: 'facebook',
      name: 'Buurt',
      url: ' ',
      members: '12',
      note: '',
      lookEveryDays: '7',
      administrators: [
        { name: 'Els', contact: '' },
        { name: ' ', contact: 'x' },
      ],
    });
    expect(body).toMatchObject({ members: 12, lookEveryDays: 7, administrators: [{ name: 'Els' }] });
    expect(body.url).toBeUndefined();
  });
});
