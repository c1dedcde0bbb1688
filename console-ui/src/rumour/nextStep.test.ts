import { describe, expect, it } from 'vitest';
import type { Rumour, RumourState } from '../shared/types';
import { byPriority, dueOf, groupOf, stepsOf } from './nextStep';

const reportedAt = '2026-11-21T15:00:00Z';
const base: Rumour = {
  id: 'r',
  incident: 'i',
  claim: 'Het water is vergiftigd',
  state: 'REPORTED',
  kind: 'UNKNOWN',
  reach: 'HIGH',
  harm: 'HIGH',
  priority: 50,
  evidence: [],
  reportedAt,
  clocks: { reportedAt, verdictDueAt: '2026-11-21T15:15:00Z', correctionDueAt: '2026-11-21T15:40:00Z' },
  version: 1,
};

/** What the service lets follow each state; every move that is offered must be among them. */
const allowed: Record<RumourState, RumourState[]> = {
  REPORTED: ['VERIFYING', 'FALSE', 'MISLEADING', 'TRUE', 'UNPROVEN', 'CLOSED'],
  VERIFYING: ['FALSE', 'MISLEADING', 'TRUE', 'UNPROVEN', 'CLOSED'],
  FALSE: ['VERIFYING', 'CORRECTING', 'MONITORING'],
  MISLEADING: ['VERIFYING', 'CORRECTING', 'MONITORING'],
  TRUE: ['VERIFYING', 'MONITORING', 'CLOSED'],
  UNPROVEN: ['VERIFYING', 'MONITORING', 'CLOSED'],
  CORRECTING: ['VERIFYING', 'CORRECTED', 'MONITORING'],
  CORRECTED: ['VERIFYING', 'CORRECTING', 'MONITORING'],
  MONITORING: ['VERIFYING', 'CORRECTING', 'CLOSED'],
  CLOSED: ['VERIFYING', 'MONITORING'],
};
const states = Object.keys(allowed) as RumourState[];

describe('the next step of a rumour', () => {
  it.each(states)('that is %s is one that the service accepts', (state) => {
    const { first, others } = stepsOf({ ...base, state });
    for (const step of [first, ...others]) {
      if (step.act === 'move') expect(allowed[state]).toContain(step.to);
      if (step.act === 'close') expect(allowed[state]).toContain('CLOSED');
      if (step.act === 'verdict') expect(allowed[state]).toContain('FALSE');
      if (step.act === 'correct') expect([...allowed[state], state]).toContain('CORRECTING');
    }
  });

  it('is the correction once it is known to be false', () => {
    expect(stepsOf({ ...base, state: 'FALSE' }).first).toMatchObject({ act: 'correct', word: 'doCorrect' });
  });

  it('is to watch when few people saw it and it does no danger', () => {
    const steps = stepsOf({ ...base, state: 'FALSE', reach: 'LOW', harm: 'MEDIUM' });
    expect(steps.belowThreshold).toBe(true);
    expect(steps.first).toMatchObject({ act: 'move', to: 'MONITORING', word: 'doMonitorLow' });
    expect(steps.others).toContainEqual({ act: 'correct', word: 'doCorrectAnyway' });
  });

  it('is the correction all the same when it is dangerous, however few saw it', () => {
    expect(stepsOf({ ...base, state: 'FALSE', reach: 'LOW' }).first.act).toBe('correct');
  });

  it('is never to correct what turned out to be true', () => {
    const acts = (verdict: RumourState): string[] => {
      const { first, others } = stepsOf({ ...base, state: 'MONITORING', verdict });
      return [first, ...others].map((step) => step.act);
    };
    expect(acts('TRUE')).not.toContain('correct');
    expect(acts('MISLEADING')).toContain('correct');
  });

  it('opens the message that corrects it, when there is one', () => {
    expect(stepsOf({ ...base, state: 'CORRECTING', correction: 'm' }).first.act).toBe('openCorrection');
    expect(stepsOf({ ...base, state: 'CORRECTING' }).first.act).toBe('correct');
  });
});

describe('the list of rumours', () => {
  it('has the most urgent first, then the one that waits longest', () => {
    const older = { ...base, id: 'older', reportedAt: '2026-11-21T14:00:00Z' };
    const urgent = { ...base, id: 'urgent', priority: 90 };
    expect([base, older, urgent].sort(byPriority).map((each) => each.id)).toEqual(['urgent', 'older', 'r']);
  });

  it('keeps apart what asks work, what is watched and what is closed', () => {
    expect(states.filter((state) => groupOf(state) === 'watch')).toEqual(['TRUE', 'CORRECTED', 'MONITORING']);
    expect(groupOf('UNPROVEN')).toBe('work');
    expect(groupOf('CLOSED')).toBe('done');
  });

  it('counts down to the verdict, then to the correction, then to nothing', () => {
    expect(dueOf(base)?.what).toBe('verdictDue');
    expect(dueOf({ ...base, state: 'MISLEADING' })?.what).toBe('correctionDue');
    expect(dueOf({ ...base, state: 'FALSE', reach: 'LOW', harm: 'LOW' })).toBeUndefined();
    expect(dueOf({ ...base, state: 'CORRECTED' })).toBeUndefined();
  });
});
