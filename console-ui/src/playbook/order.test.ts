import { describe, expect, it } from 'vitest';
import type { ChecklistItem, Incident } from '../shared/types';
import { asILeftIt, byDue, byPhase, isEscalated, isMine, keyOf, tasksOf, wasSettled } from './order';

function item(id: string, phase: string, dueAt?: string): ChecklistItem {
  return {
    id,
    phase,
    dueAt,
    playbook: 'p',
    title: {},
    guidelines: [],
    mandatory: false,
    state: 'OPEN',
    automatic: false,
    version: 1,
  };
}

describe('the order of a checklist', () => {
  it('goes by phase, then by when it is due; what has no time comes last', () => {
    const found = byPhase([
      item('late', 'ONGOING', '2026-01-01T11:00:00Z'),
      item('never', 'FIRST_HOUR'),
      item('never2', 'FIRST_HOUR'),
      item('second', 'FIRST_HOUR', '2026-01-01T10:30:00Z'),
      item('first', 'FIRST_HOUR', '2026-01-01T10:00:00.500Z'),
      item('own', 'SOMETHING_NEW'),
    ]);
    expect(found.map(([phase, items]) => [phase, items.map(({ id }) => id)])).toEqual([
      ['FIRST_HOUR', ['first', 'second', 'never', 'never2']],
      ['ONGOING', ['late']],
      ['SOMETHING_NEW', ['own']],
    ]);
  });
});

describe('my tasks', () => {
  const roster = { lead: 'anna', members: [{ person: 'tom', name: 'Tom', role: 'AUTHOR', deputy: false }] };
  const incident = { roster } as Incident;
  it('are those of the roster, not everything that I may do', () => {
    expect(tasksOf(incident, 'anna', ['ADMIN'])).toEqual(['LEAD']);
    expect(tasksOf(incident, 'tom', ['LEAD'])).toEqual(['AUTHOR']);
  });
  it('are my general roles when I am not on it', () => {
    expect(tasksOf(incident, 'bert', ['APPROVER'])).toEqual(['APPROVER']);
    expect(tasksOf(undefined, 'bert', ['APPROVER'])).toEqual(['APPROVER']);
  });
});

describe('what waits, comes back and is escalated', () => {
  const early = item('early', 'ONGOING', '2026-01-01T10:00:00Z');
  const late = item('late', 'ONGOING', '2026-01-01T11:00:00Z');

  it('stands behind what can be done now, whenever it is due', () => {
    const waiting = { ...early, id: 'waiting', waiting: true };
    expect([waiting, late, early].sort(byDue).map(({ id }) => id)).toEqual(['early', 'late', 'waiting']);
  });

  it('is escalated only while it is open and nothing holds it up', () => {
    const told = { ...early, escalatedAt: '2026-01-01T10:20:00Z' };
    expect(isEscalated(told)).toBe(true);
    expect(isEscalated({ ...told, state: 'DONE' })).toBe(false);
    expect(isEscalated({ ...told, waiting: true })).toBe(false);
    expect(isEscalated(early)).toBe(false);
  });

  it('is the same thing each time, and counts as done once it was', () => {
    const again = { ...early, item: 'update', playbook: 'ongoing', round: 3, done: 2 };
    expect(keyOf(again)).toBe(keyOf({ ...again, id: 'other', round: 4 }));
    expect(wasSettled(again)).toBe(true);
    expect(wasSettled({ ...again, done: 0, skipped: 1 })).toBe(true);
    expect(wasSettled(early)).toBe(false);
  });
});

describe('what I just settled and comes back', () => {
  const first = { ...item('r1', 'ONGOING'), item: 'update', round: 1, state: 'DONE' as const };
  const next = { ...item('r2', 'ONGOING', '2026-01-01T11:00:00Z'), item: 'update', round: 2 };

  it('stays as I left it, and says when it comes back', () => {
    expect(asILeftIt(next, [first])).toMatchObject({ id: 'r1', state: 'DONE', againAt: next.dueAt });
  });

  it('shows as it is for others, after I took it back, and once somebody went on', () => {
    expect(asILeftIt(next, [])).toBe(next);
    expect(asILeftIt(next, [first, { ...first, state: 'OPEN' }])).toBe(next);
    const third = { ...next, id: 'r3', round: 3 };
    expect(asILeftIt(third, [first])).toBe(third);
  });
});

describe('whose task it is', () => {
  const tom = { person: 'tom', name: 'Tom', deputy: false, lead: false };
  const ofAuthor = { ...item('one', 'ONGOING'), role: 'AUTHOR' as const };

  it('is that of who is named for it, and of nobody else with the role', () => {
    expect(isMine({ ...ofAuthor, assigned: [tom] }, 'tom', [])).toBe(true);
    expect(isMine({ ...ofAuthor, assigned: [tom] }, 'els', ['AUTHOR'])).toBe(false);
  });

  it('goes by the roles where nobody is named', () => {
    const lead = { person: 'anna', name: 'Anna', deputy: false, lead: true };
    expect(isMine({ ...ofAuthor, assigned: [lead] }, 'els', ['AUTHOR'])).toBe(true);
    expect(isMine({ ...ofAuthor, assigned: [lead] }, 'bert', ['APPROVER'])).toBe(false);
  });
});
