import { describe, expect, it } from 'vitest';
import type { Changes, Finding, FindingLevel, Message } from '../shared/types';
import { passagesOf, verdictOf } from './verdict';

const text: Message['text'] = { nl: { body: 'Er is brand.' }, fr: { body: ' ' } };

function finding(level: FindingLevel, id: string): Finding {
  return { check: id, level, guidelines: [], id, message: id };
}

function taken(id: string, by: string): NonNullable<Message['acknowledged']>[number] {
  return { id, check: id, message: id, by, at: '2026-11-21T16:00:00Z' };
}

describe('what a reviewer must know first', () => {
  it('is good when nothing stands out; hints do not count', () => {
    expect(verdictOf({ text }, [finding('HINT', 'h')], ['nl']).mood).toBe('good');
  });

  it('counts warnings and says once who took them on', () => {
    const verdict = verdictOf(
      { text, acknowledged: [taken('a', 'Anna'), taken('b', 'Anna'), taken('gone', 'Els')] },
      [finding('WARN', 'a'), finding('WARN', 'b'), finding('WARN', 'c')],
      ['nl'],
    );
    expect(verdict).toMatchObject({ mood: 'waiting', warnings: 3, open: 1, acknowledgedBy: ['Anna'] });
  });

  it('is bad as soon as one thing blocks', () => {
    expect(verdictOf({ text }, [finding('BLOCK', 'x'), finding('WARN', 'y')], ['nl'])).toMatchObject({
      mood: 'bad',
      blocks: 1,
    });
  });

  it('is to be looked at for a fact that moved, an open remark and a language without words', () => {
    expect(
      verdictOf(
        {
          text,
          openComments: 2,
          restsOn: [
            { fact: 'f', moved: true },
            { fact: 'g', moved: false },
          ],
        },
        [],
        ['nl', 'fr'],
      ),
    ).toMatchObject({ mood: 'waiting', factsMoved: 1, comments: 2, lacking: ['fr'] });
  });

  it('knows of a moved fact also when the service does not say which', () => {
    expect(verdictOf({ text, factsMoved: true }, [], ['nl']).factsMoved).toBe(1);
  });
});

describe('passages that changed', () => {
  const changes: Changes = {
    against: 'APPROVED',
    parts: [
      {
        path: 'text.nl.body',
        segments: [
          { op: '-', text: 'Twee' },
          { op: '+', text: 'Drie' },
          { op: '=', text: ' wagens branden' },
          { op: '+', text: ' nog' },
        ],
      },
      { path: 'text.fr.body', segments: [{ op: '=', text: 'Trois wagons' }] },
    ],
  };

  it('are runs of changed words: a replaced word is one', () => {
    expect(passagesOf(changes)).toBe(2);
    expect(verdictOf({ text }, [], ['nl'], changes).passages).toBe(2);
  });

  it('are not counted when there is nothing to compare with', () => {
    expect(verdictOf({ text }, [], ['nl'], { ...changes, against: 'NOTHING' })).not.toHaveProperty(
      'passages',
    );
  });
});
