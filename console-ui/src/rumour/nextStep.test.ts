import { describe, expect, it } from 'vitest';
import type { Rumour, RumourQuestion, RumourState } from '../shared/types';
import { dueOf, tookOf } from './clock';
import { byPriority, groupOf, stepsFor, stepsOf, verdictFrom, type Step } from './nextStep';

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

const at = Date.parse('2026-11-21T15:10:00Z');
const asked: RumourQuestion = {
  id: 'q',
  name: 'Jan',
  question: 'Klopt dit?',
  lang: 'nl',
  mailed: false,
  askedAt: reportedAt,
  expiresAt: '2026-11-22T15:00:00Z',
};
const answered: RumourQuestion = { ...asked, answer: 'DENIED', answeredAt: '2026-11-21T15:09:00Z' };

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

  it('is to watch when the service advises so, however wide its reach was guessed', () => {
    expect(stepsOf({ ...base, state: 'FALSE', advice: 'WATCH' }).belowThreshold).toBe(true);
    expect(stepsOf({ ...base, state: 'FALSE', reach: 'LOW', harm: 'LOW', advice: 'CORRECT' }).first.act).toBe(
      'correct',
    );
  });

  it('is to ask who knows, and the verdict once somebody was asked', () => {
    const verifying = { ...base, state: 'VERIFYING' as const };
    expect(stepsOf(verifying, at).first.act).toBe('ask');
    expect(stepsOf({ ...verifying, questions: [asked] }, at).first.act).toBe('verdict');
    expect(stepsOf({ ...verifying, questions: [{ ...asked, revokedAt: reportedAt }] }, at).first.act).toBe(
      'ask',
    );
    expect(stepsOf({ ...verifying, questions: [asked] }, at + 24 * 3_600_000).first.act).toBe('ask');
    expect(stepsOf({ ...base, questions: [answered] }, at).first.act).toBe('verdict');
  });

  it('does not follow an answer that came before the verdict', () => {
    const judged = { ...base.clocks, reportedAt, verdictAt: '2026-11-21T16:00:00Z' };
    const again = { ...base, state: 'VERIFYING' as const, questions: [answered], clocks: judged };
    expect(stepsOf(again, at).first.act).toBe('ask');
  });

  it('is to look while it is watched, and to close once it was quiet', () => {
    expect(stepsOf({ ...base, state: 'MONITORING' }).first.act).toBe('look');
    expect(stepsOf({ ...base, state: 'MONITORING', stillCirculating: true }).first.act).toBe('look');
    expect(stepsOf({ ...base, state: 'MONITORING', stillCirculating: false }).first.act).toBe('close');
  });

  it('is for each person the first that they may do', () => {
    const expert = (step: Step): string | undefined => (step.act === 'verdict' ? undefined : 'Not you.');
    const mine = stepsFor(stepsOf({ ...base, state: 'VERIFYING' }, at), expert);
    expect(mine.first.act).toBe('verdict');
    expect(mine.others.map(({ act }) => act)).toEqual(['ask']);
  });

  it('never leads around the correction because somebody may not write it', () => {
    const monitor = (step: Step): string | undefined => (step.act === 'correct' ? 'An author.' : undefined);
    const mine = stepsFor(stepsOf({ ...base, state: 'FALSE' }), monitor);
    expect(mine.first.act).toBe('correct');
    expect(mine.others.map(({ word }) => word)).toEqual(['doMonitorOnly', 'doVerifyAgain']);
  });

  it('stays what it is for who may do it', () => {
    const quiet = stepsOf({ ...base, state: 'MONITORING', stillCirculating: false });
    expect(stepsFor(quiet, () => undefined)).toEqual(quiet);
  });

  it('is explained once to who may do nothing', () => {
    const mine = stepsFor(stepsOf(base), () => 'Not you.');
    expect(mine.first.word).toBe('doVerify');
    expect(mine.others).toEqual([]);
  });

  it('takes from an answer what it points at', () => {
    expect([verdictFrom('CONFIRMED'), verdictFrom('DENIED'), verdictFrom('UNKNOWN')]).toEqual([
      'TRUE',
      'FALSE',
      'UNPROVEN',
    ]);
    expect(verdictFrom(undefined)).toBe('');
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
    expect(dueOf({ ...base, state: 'MONITORING', remindAt: reportedAt })?.what).toBe('lookDue');
    expect(dueOf({ ...base, state: 'CLOSED', remindAt: reportedAt })).toBeUndefined();
  });

  it('tells how long the verdict and the correction took, and by how much that was late', () => {
    const clocks = {
      ...base.clocks,
      reportedAt,
      verdictAt: '2026-11-21T15:20:00Z',
      correctedAt: '2026-11-21T15:35:00Z',
    };
    expect(tookOf({ ...base, clocks })).toMatchObject([
      { what: 'verdict', milliseconds: 20 * 60_000, late: 5 * 60_000 },
      { what: 'correction', milliseconds: 15 * 60_000, late: 0 },
    ]);
    expect(tookOf(base)).toEqual([]);
  });
});
