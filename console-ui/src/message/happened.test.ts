import { describe, expect, it } from 'vitest';
import type { LogEntry } from '../shared/types';
import { chosenTwo, folded, happeningOf } from './happened';

let seq = 0;
function entry(minute: number, name: string, kind: string, data: LogEntry['data'] = {}): LogEntry {
  seq += 1;
  return {
    seq,
    at: new Date(Date.UTC(2026, 10, 21, 16, 0) + minute * 60_000).toISOString(),
    actor: { kind: name === 'Baken' ? 'SYSTEM' : 'PERSON', name },
    kind: `message.${kind}`,
    data: { revision: seq, ...data },
  };
}

function inShort(entries: LogEntry[]): string[] {
  return folded(entries).map((line) =>
    line.is === 'writing' ? `${line.name} ${line.made.length}` : `${line.step.name} ${line.step.kind}`,
  );
}

describe('the history of a message', () => {
  it('tells fourteen versions of one author within ten minutes in one line, newest first', () => {
    const entries = [
      entry(2, 'Anna', 'drafted'),
      ...Array.from({ length: 13 }, (_, n) => entry(2.5 + n * 0.5, 'Anna', 'revised')),
      entry(9, 'Anna', 'submitted'),
    ];
    expect(inShort(entries)).toEqual(['Anna submitted', 'Anna 14']);
    const writing = folded(entries)[1];
    expect(writing?.is === 'writing' && [writing.from, writing.to]).toEqual([
      '2026-11-21T16:02:00.000Z',
      '2026-11-21T16:08:30.000Z',
    ]);
  });

  it('begins a new line for another author, after ten minutes and after a decision', () => {
    expect(
      inShort([
        entry(0, 'Anna', 'drafted'),
        entry(1, 'Els', 'revised'),
        entry(2, 'Anna', 'revised'),
        entry(12, 'Anna', 'revised'),
        entry(12.5, 'Anna', 'revised'),
        entry(13, 'Anna', 'submitted'),
        entry(14, 'Bert', 'objected'),
        entry(15, 'Anna', 'revised'),
      ]),
    ).toEqual(['Anna 1', 'Bert objected', 'Anna submitted', 'Anna 1', 'Anna 2', 'Els 1', 'Anna 1']);
  });

  it('is not cut in two by a remark or a reminder', () => {
    expect(
      inShort([
        entry(0, 'Anna', 'drafted'),
        entry(1, 'Bert', 'commented'),
        entry(1, 'Baken', 'review-reminded'),
        entry(2, 'Anna', 'revised'),
      ]),
    ).toEqual([' review-reminded', 'Bert commented', 'Anna 2']);
  });

  it('keeps a restored version apart: it is a choice, not typing', () => {
    expect(
      inShort([entry(0, 'Anna', 'drafted'), entry(1, 'Anna', 'restored'), entry(2, 'Anna', 'revised')]),
    ).toEqual(['Anna 1', 'Anna restored', 'Anna 1']);
  });

  it('says what was said: the objection, else the reason', () => {
    expect(happeningOf(entry(0, 'Bert', 'objected', { comment: 'Te lang' })).said).toBe('Te lang');
    expect(happeningOf(entry(0, 'Bert', 'emergency', { reason: 'Gas' })).said).toBe('Gas');
    expect(happeningOf(entry(0, 'Bert', 'signed-off')).said).toBeUndefined();
    expect(happeningOf(entry(0, 'Bert', 'commented', { comment: 'its-id' })).said).toBeUndefined();
  });

  it('reads an actor that is only a name', () => {
    expect(happeningOf({ seq: 1, at: '', actor: 'Anna', kind: 'message.drafted' })).toMatchObject({
      name: 'Anna',
      kind: 'drafted',
    });
  });
});

describe('two versions to compare', () => {
  it('are the last two that were pressed; pressing again lets go', () => {
    expect([1, 4, 7].reduce<number[]>(chosenTwo, [])).toEqual([4, 7]);
    expect(chosenTwo([4, 7], 4)).toEqual([7]);
  });
});
