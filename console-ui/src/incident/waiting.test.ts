import { describe, expect, it } from 'vitest';
import type { Waiting, WaitingKind } from '../shared/types';
import { gathered, placeOf } from './waiting';

describe('what waits for a person', () => {
  it.each<[WaitingKind, string]>([
    ['OWED_REVIEW', '/messages/x/review'],
    ['SIGN_OFF', '/messages/x/review'],
    ['SIGN_OFF_REPLY', '/reactions/x'],
    ['FACT_MOVED', '/messages/x'],
    ['PUBLISH', '/messages/x'],
    ['CHANGES_ASKED', '/messages/x'],
    ['UNCLEAR', '/i/i1/deliveries'],
    ['REFUSED', '/i/i1/deliveries'],
    ['MANUAL', '/i/i1/deliveries'],
    ['RUMOUR', '/rumours/x'],
    ['CHECKLIST', '/i/i1/checklist'],
    ['UPDATE_DUE', '/i/i1/messages/new'],
  ])('%s is dealt with at %s', (kind, place) => {
    expect(placeOf({ kind, id: 'x' }, 'i1')).toBe(place);
  });

  it('is one line for a channel that refused a message in two languages, and two for two messages', () => {
    const waiting: Waiting[] = [
      { kind: 'PUBLISH', id: 'm1', title: 'Update' },
      { kind: 'REFUSED', id: 'd1', title: 'Lichtkrant: Rook' },
      { kind: 'PUBLISH', id: 'm2', title: 'Update' },
      { kind: 'REFUSED', id: 'd2', title: 'Lichtkrant: Rook' },
      { kind: 'MANUAL', id: 'd3', title: 'Lichtkrant: Rook' },
    ];
    expect(gathered(waiting).map(({ first, n }) => [first.id, n])).toEqual([
      ['m1', 1],
      ['d1', 2],
      ['m2', 1],
      ['d3', 1],
    ]);
  });
});
