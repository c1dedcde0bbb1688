import { describe, expect, it } from 'vitest';
import { mayEndStep, shownIn, type Guided, type GuidedStep } from './guided';

const step = (id: string, state: GuidedStep['state']): GuidedStep => ({
  id,
  path: `/i/one/${id}`,
  guidelines: ['B11'],
  title: { nl: id },
  lines: { nl: [id] },
  state,
  byHand: false,
});
const going: Guided = {
  incident: 'one',
  done: 2,
  steps: [step('look', 'DONE'), step('fact', 'NOW'), step('message', 'DONE'), step('submit', 'LATER')],
};

describe('the panel of the guided exercise', () => {
  it('shows the first step that is not done, with its number', () => {
    const shown = shownIn(going, 'one');
    expect(shown?.step?.id).toBe('fact');
    expect(shown?.number).toBe(2);
    expect(shown?.of).toBe(4);
  });

  it('is only there in the incident of the exercise', () => {
    expect(shownIn(going, 'two')).toBeUndefined();
    expect(shownIn(going, undefined)).toBeUndefined();
    expect(shownIn({ done: 0, steps: [] }, undefined)).toBeUndefined();
    expect(shownIn(undefined, 'one')).toBeUndefined();
  });

  it('has no step left when all are done', () => {
    const all = { ...going, steps: going.steps.map((each) => ({ ...each, state: 'DONE' as const })) };
    expect(shownIn(all, 'one')).toEqual({ step: undefined, number: 4, of: 4 });
  });

  it('looks again when something happened in its incident and for nothing else', () => {
    const hint = (incident: string | null) => ({ seq: 1, kind: 'fact.added', incident });
    expect(mayEndStep(going, hint('one'))).toBe(true);
    expect(mayEndStep(going, hint('two'))).toBe(false);
    expect(mayEndStep({ done: 0, steps: [] }, hint(null))).toBe(false);
  });
});
