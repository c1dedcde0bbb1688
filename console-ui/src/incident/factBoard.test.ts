import { describe, expect, it } from 'vitest';
import { groupOf, quickMoves } from './factBoard';

describe('the board of facts', () => {
  it('puts certainty before the kind of sentence', () => {
    expect(groupOf({ state: 'CONFIRMED', kind: 'ASK' })).toBe('ASK');
    expect(groupOf({ state: 'REPORTED', kind: 'ASK' })).toBe('REPORTED');
    expect(groupOf({ state: 'UNKNOWN', kind: 'KNOWN' })).toBe('UNKNOWN');
    expect(groupOf({ state: 'DENIED', kind: 'KNOWN' })).toBe('OLD');
    expect(groupOf({ state: 'OUTDATED', kind: 'WHERE' })).toBe('OLD');
  });
  it('never offers what a fact already is', () => {
    for (const state of ['REPORTED', 'CONFIRMED', 'DENIED', 'OUTDATED', 'UNKNOWN'] as const) {
      expect(quickMoves(state)).not.toContain(state);
    }
  });
});
