import { describe, expect, it } from 'vitest';
import { beside, nextNew } from './queue';
import type { ReactionView } from './types';

const items = (['NEW', 'LEFT', 'NEW', 'DONE'] as const).map((state, n) => ({
  id: String(n),
  state,
})) as unknown as ReactionView[];

describe('the way through the list', () => {
  it('goes one on and one back, and stops at the ends', () => {
    expect(beside(items, '1', 1)?.id).toBe('2');
    expect(beside(items, '1', -1)?.id).toBe('0');
    expect(beside(items, '3', 1)).toBeUndefined();
    expect(beside(items, '0', -1)).toBeUndefined();
  });

  it('begins at the top when nothing was chosen', () => {
    expect(beside(items, undefined, 1)?.id).toBe('0');
  });

  it('skips what is judged, and comes round to what was skipped before', () => {
    expect(nextNew(items, '0')?.id).toBe('2');
    expect(nextNew(items, '2')?.id).toBe('0');
  });

  it('says so when nothing is left', () => {
    expect(nextNew(items.slice(1, 3), '2')).toBeUndefined();
    expect(nextNew([], undefined)).toBeUndefined();
  });
});
