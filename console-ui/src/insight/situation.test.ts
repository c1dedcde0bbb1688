import { describe, expect, it } from 'vitest';
import {
  before,
  filled,
  nothing,
  roundUp,
  shareOfBusiest,
  signed,
  themesOf,
  usual,
  worthShowing,
} from './situation';
import type { HalfHour, Situation, ThemeTotal } from './types';

const now = Date.parse('2026-11-21T16:40:00Z');

function slot(from: string, reactions: number, themes: ThemeTotal[] = []): HalfHour {
  const start = Date.parse(from);
  return {
    ...nothing,
    from: new Date(start).toISOString(),
    to: new Date(start + 1_800_000).toISOString(),
    complete: start + 1_800_000 <= now,
    reactions,
    themes,
  };
}

function theme(id: string, reactions: number): ThemeTotal {
  return { theme: id, reactions, authors: reactions, sorted: 0, words: {} };
}

const situation: Situation = {
  from: '2026-11-21T12:00:00.000Z',
  to: '2026-11-21T17:00:00.000Z',
  counting: false,
  halfHours: [
    slot('2026-11-21T15:00:00Z', 4, [theme('fear', 3), theme('danger', 1)]),
    slot('2026-11-21T16:00:00Z', 9, [theme('water', 5), theme('fear', 1)]),
    slot('2026-11-21T16:30:00Z', 2),
  ],
  whole: nothing,
  themes: [
    { id: 'water', kind: 'NEED', title: { nl: 'Water' } },
    { id: 'danger', kind: 'NEED', title: { nl: 'Gevaar' } },
    { id: 'fear', kind: 'MEANING', title: { nl: 'Angst' } },
  ],
  rumours: [],
};

describe('the half hours of a situation', () => {
  const slots = filled(situation, now);

  it('have no gaps where nobody reacted', () => {
    expect(slots).toHaveLength(10);
    expect(slots.map(({ reactions }) => reactions)).toEqual([0, 0, 0, 0, 0, 0, 4, 0, 9, 2]);
    expect(slots[7]?.complete).toBe(true);
    expect(slots[9]?.complete).toBe(false);
  });

  it('are shown from the first reaction on, six at least', () => {
    expect(worthShowing(slots)).toHaveLength(6);
    expect(worthShowing(slots.slice(0, 4))).toHaveLength(4);
    const busy = slots.map((each) => ({ ...each, reactions: 1 }));
    expect(worthShowing(busy)).toHaveLength(10);
  });

  it('open at the last that is over and in which anything happened', () => {
    expect(usual(slots)?.reactions).toBe(9);
    expect(usual(slots.slice(0, 8))?.reactions).toBe(4);
    expect(usual(slots.slice(0, 3))?.from).toBe(slots[2]?.from);
    expect(usual([])).toBeUndefined();
  });

  it('tell the change against the one before, also of what fell to nothing', () => {
    const shown = slots[8];
    if (!shown) throw new Error('no slot');
    expect(before(slots, shown)?.reactions).toBe(0);
    expect(themesOf('NEED', situation, shown, slots[6])).toMatchObject([
      { theme: 'water', reactions: 5, change: 5 },
      { theme: 'danger', reactions: 0, change: -1 },
    ]);
    expect(themesOf('MEANING', situation, shown, undefined)).toMatchObject([
      { theme: 'fear', reactions: 1, change: undefined },
    ]);
  });
});

describe('numbers', () => {
  it('say which share the busiest wrote', () => {
    expect(shareOfBusiest({ ...nothing, reactions: 200, topReactions: 76 })).toBe(38);
    expect(shareOfBusiest(nothing)).toBe(0);
  });

  it('carry their direction as a sign', () => {
    expect([signed(3), signed(-2), signed(0)]).toEqual(['+3', '−2', '=']);
  });

  it('end the axis at a round number', () => {
    expect([0, 3, 7, 41, 100, 101, 950].map(roundUp)).toEqual([4, 4, 10, 50, 100, 200, 1000]);
  });
});
