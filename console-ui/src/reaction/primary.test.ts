import { describe, expect, it } from 'vitest';
import { primaryOf } from './primary';
import type { ProcedureStep, ReactionDetail } from './types';

const at = '2026-11-21T20:00:00Z';
const step = (act: string, required: boolean, done = false): ProcedureStep => ({
  id: act,
  act,
  text: act,
  guidelines: [],
  required,
  undoable: true,
  done: done ? { at } : undefined,
});
const sorted = (...steps: ProcedureStep[]): ReactionDetail =>
  ({ state: 'TRIAGED', procedure: { class: 'x', steps, ends: [] } }) as unknown as ReactionDetail;

describe('the button that stands out', () => {
  it('is none while a question is asked', () => {
    expect(primaryOf(sorted(step('ANSWER', true)), true)).toBeUndefined();
  });

  it('is for the first step that is demanded and not done', () => {
    expect(primaryOf(sorted(step('EVIDENCE', true), step('ANSWER', true)), false)).toBe('keep');
    expect(primaryOf(sorted(step('EVIDENCE', true, true), step('PRIVATE', true)), false)).toBe('reply');
    expect(primaryOf(sorted(step('REPORT', true)), false)).toBeUndefined();
  });

  it('is to be done with it once only what may be left is open', () => {
    expect(primaryOf(sorted(step('ANSWER', true, true), step('TALK', false)), false)).toBe('done');
  });

  it('leads on from what waits for nothing', () => {
    expect(primaryOf({ ...sorted(), state: 'LEFT' }, false)).toBe('next');
  });
});
