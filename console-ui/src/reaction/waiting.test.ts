import { describe, expect, it } from 'vitest';
import type { Reply } from './types';
import { inGroups, tally } from './waiting';

const reply = (part: Partial<Reply>): Reply => ({
  id: 'a',
  reaction: 'r',
  kind: 'ANSWER',
  lang: 'nl',
  text: 'Het water is veilig.',
  hash: 'h',
  state: 'IN_REVIEW',
  private: false,
  byHand: false,
  by: 'Mona',
  at: '2026-11-21T18:00:00Z',
  needsSignOff: true,
  mayISignOff: false,
  held: false,
  version: 1,
  ...part,
});

describe('answers that wait', () => {
  it('stand together when they were asked for at once and say the same', () => {
    const groups = inGroups([
      reply({ id: 'a', batch: 'x' }),
      reply({ id: 'b', batch: 'x' }),
      reply({ id: 'c', batch: 'x', text: 'U kunt het water drinken.' }),
      reply({ id: 'd', batch: 'y' }),
      reply({ id: 'e' }),
      reply({ id: 'f' }),
    ]);
    expect(groups.map(({ replies }) => replies.map(({ id }) => id))).toEqual([
      ['a', 'b'],
      ['c'],
      ['d'],
      ['e'],
      ['f'],
    ]);
  });

  it('stand alone when somebody objected, or when they wait for something else', () => {
    const groups = inGroups([
      reply({ id: 'a', batch: 'x' }),
      reply({ id: 'b', batch: 'x', objection: { by: 'Sofie', comment: 'Te lang' } }),
      reply({ id: 'c', batch: 'x', state: 'TODO' }),
    ]);
    expect(groups.map(({ key }) => key)).toEqual(['a', 'b', 'c']);
  });

  it('begin with those that I can sign off', () => {
    const groups = inGroups([
      reply({ id: 'refused', state: 'REFUSED' }),
      reply({ id: 'todo', state: 'TODO' }),
      reply({ id: 'theirs' }),
      reply({ id: 'mine', mayISignOff: true }),
    ]);
    expect(groups.map(({ key }) => key)).toEqual(['mine', 'theirs', 'todo', 'refused']);
  });

  it('are counted by what they wait for', () => {
    expect(tally([reply({}), reply({}), reply({ state: 'UNCLEAR' })])).toEqual([
      { state: 'IN_REVIEW', n: 2 },
      { state: 'UNCLEAR', n: 1 },
    ]);
  });
});
