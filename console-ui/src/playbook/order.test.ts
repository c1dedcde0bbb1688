import { describe, expect, it } from 'vitest';
import type { ChecklistItem, Incident } from '../shared/types';
import { byPhase, tasksOf } from './order';

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
