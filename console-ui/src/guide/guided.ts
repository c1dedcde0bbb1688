import type { Hint } from '../shared/types';

type Texts = Partial<Record<string, string>>;

/** One thing to do in the guided exercise. */
export interface GuidedStep {
  id: string;
  path: string;
  guidelines: string[];
  title: Texts;
  lines: Partial<Record<string, string[]>>;
  state: 'DONE' | 'NOW' | 'LATER';
  /** Whether the person says themselves that it is done. */
  byHand: boolean;
}

/** The guided exercise of the person; without an incident when none goes on. */
export interface Guided {
  incident?: string | null;
  done: number;
  steps: GuidedStep[];
}

export const guidedPath = '/api/guided-exercises/mine';

/** What the panel shows: the step to do now and its number from 1; no step once all are done. Nothing elsewhere. */
export interface Shown {
  step: GuidedStep | undefined;
  number: number;
  of: number;
}

export function shownIn(guided: Guided | undefined, incident: string | undefined): Shown | undefined {
  if (!guided?.incident || guided.incident !== incident) return undefined;
  const at = guided.steps.findIndex(({ state }) => state === 'NOW');
  const of = guided.steps.length;
  return { step: guided.steps[at], number: at < 0 ? of : at + 1, of };
}

/** What may end a step: whatever is done in its incident. Where nobody practises, nothing is. */
export function mayEndStep(guided: Guided | undefined, hint: Hint): boolean {
  return Boolean(guided?.incident) && hint.incident === guided?.incident;
}
