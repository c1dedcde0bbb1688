import { describe, expect, it } from 'vitest';
import type { Alarm } from '../shared/types';
import { alarmCount, unseenAlarms } from '../shared/alarms';
import { placeOf, split } from './place';

const alarm = (id: string, part: Partial<Alarm> = {}): Alarm => ({
  id,
  kind: 'FAILED',
  text: 'Niet verstuurd.',
  count: 1,
  at: '2026-11-21T15:00:00Z',
  version: 1,
  ...part,
});

describe('an alarm', () => {
  it('leads to where something can be done about it', () => {
    expect(placeOf(alarm('a', { incident: 'i', message: 'm', delivery: 'd', account: 'x' }))?.to).toBe(
      '/messages/m',
    );
    expect(placeOf(alarm('a', { incident: 'i', delivery: 'd' }))?.to).toBe('/i/i/deliveries');
    expect(placeOf(alarm('a', { account: 'x' }))?.to).toBe('/accounts');
    expect(placeOf(alarm('a'))).toBeUndefined();
  });

  it('about a clock leads to what the clock runs for, and before a promise lapses to the room', () => {
    const late = { incident: 'i', clock: 'RUMOUR_VERDICT', clockOf: 'r' } as const;
    expect(placeOf(alarm('a', { kind: 'CLOCK_LATE', ...late }))?.to).toBe('/rumours/r');
    expect(placeOf(alarm('a', { kind: 'CLOCK_SOON', ...late }))?.to).toBe('/i/i');
    // Several clocks together have no thing of their own.
    expect(placeOf(alarm('a', { kind: 'CLOCK_ESCALATED', incident: 'i' }))?.to).toBe('/i/i');
  });

  it('waits until somebody looks at it or it mends itself, the newest first', () => {
    const all = [
      alarm('old'),
      alarm('new', { at: '2026-11-21T15:05:00Z' }),
      alarm('seen', { seenBy: 'Anna' }),
      alarm('over', { overAt: '2026-11-21T15:06:00Z' }),
    ];
    const { unseen, rest } = split(all);
    expect(unseen.map(({ id }) => id)).toEqual(['new', 'old']);
    expect(rest.map(({ id }) => id)).toEqual(['seen', 'over']);
  });

  it('counts in the title of the window while it lasts', () => {
    unseenAlarms.value = [alarm('a'), alarm('b', { overAt: '2026-11-21T15:06:00Z' })];
    expect(alarmCount.value).toBe(1);
    unseenAlarms.value = [];
    expect(alarmCount.value).toBe(0);
  });
});
