import { describe, expect, it } from 'vitest';
import { remindAt } from './reminder';

describe('a reminder to look again', () => {
  const at = Date.parse('2026-11-21T22:30:00Z');

  it('comes after the minutes that were chosen', () => {
    expect(remindAt('30', at)).toBe('2026-11-21T23:00:00.000Z');
    expect(remindAt('120', at)).toBe('2026-11-22T00:30:00.000Z');
  });

  it('comes tomorrow at nine, as the house has it', () => {
    expect(remindAt('tomorrow', at)).toBe('2026-11-22T08:00:00.000Z');
  });

  it('does not come when nobody asks for it', () => {
    expect(remindAt('none', at)).toBeNull();
  });
});
