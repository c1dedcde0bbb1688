import type { Rumour, RumourState } from '../shared/types';

export type Verdict = 'FALSE' | 'MISLEADING' | 'TRUE' | 'UNPROVEN';
export const verdicts: readonly Verdict[] = ['FALSE', 'MISLEADING', 'TRUE', 'UNPROVEN'];

/** What can be done with a rumour. `move` changes its state at once, `close` asks for a reason first. */
export type Step =
  | { act: 'move'; to: RumourState; word: StepWord }
  | { act: 'close'; word: StepWord }
  | { act: 'verdict'; word: StepWord }
  | { act: 'correct'; word: StepWord }
  | { act: 'openCorrection'; word: StepWord }
  | { act: 'facts'; word: StepWord };

type StepWord =
  | 'doVerify'
  | 'doVerifyAgain'
  | 'doVerdict'
  | 'doCorrect'
  | 'doCorrectAnyway'
  | 'doCorrectAgain'
  | 'doOpenCorrection'
  | 'doMonitor'
  | 'doMonitorLow'
  | 'doMonitorOnly'
  | 'doFacts'
  | 'doClose'
  | 'doReopen';

export interface Steps {
  /** The one that is shown as the thing to do. */
  first: Step;
  others: Step[];
  /** Correcting would make it bigger: say so (guideline H20). */
  belowThreshold: boolean;
}

const verify: Step = { act: 'move', to: 'VERIFYING', word: 'doVerify' };
const verifyAgain: Step = { act: 'move', to: 'VERIFYING', word: 'doVerifyAgain' };
const verdict: Step = { act: 'verdict', word: 'doVerdict' };
const watch: Step = { act: 'move', to: 'MONITORING', word: 'doMonitor' };
const watchOnly: Step = { act: 'move', to: 'MONITORING', word: 'doMonitorOnly' };
const close: Step = { act: 'close', word: 'doClose' };
const correct: Step = { act: 'correct', word: 'doCorrect' };
const correctAgain: Step = { act: 'correct', word: 'doCorrectAgain' };
const openCorrection: Step = { act: 'openCorrection', word: 'doOpenCorrection' };

/** What few people saw and does no danger is watched, not made bigger by a correction (guideline H20). */
export function isBelowThreshold(rumour: Pick<Rumour, 'reach' | 'harm'>): boolean {
  return rumour.reach === 'LOW' && rumour.harm !== 'HIGH';
}

function isWrong({ verdict: found }: Pick<Rumour, 'verdict'>): boolean {
  return found === 'FALSE' || found === 'MISLEADING';
}

/** The next step for each state. The service's own table of states has every move that is offered here. */
export function stepsOf(rumour: Pick<Rumour, 'state' | 'reach' | 'harm' | 'correction' | 'verdict'>): Steps {
  const belowThreshold = isBelowThreshold(rumour) && ['FALSE', 'MISLEADING'].includes(rumour.state);
  const steps = (first: Step, ...others: Step[]): Steps => ({ first, others, belowThreshold });
  switch (rumour.state) {
    case 'REPORTED':
      return steps(verify, verdict, close);
    case 'VERIFYING':
      return steps(verdict, close);
    case 'FALSE':
    case 'MISLEADING':
      if (!belowThreshold) return steps(correct, watchOnly, verifyAgain);
      return steps(
        { ...watchOnly, word: 'doMonitorLow' },
        { ...correct, word: 'doCorrectAnyway' },
        verifyAgain,
      );
    case 'TRUE':
      return steps({ act: 'facts', word: 'doFacts' }, watch, verifyAgain, close);
    case 'UNPROVEN':
      return steps(watch, verifyAgain, close);
    case 'CORRECTING':
      return rumour.correction
        ? steps(openCorrection, watchOnly, verifyAgain)
        : steps(correct, watchOnly, verifyAgain);
    case 'CORRECTED':
      return steps(watch, ...(rumour.correction ? [openCorrection] : []), correctAgain, verifyAgain);
    case 'MONITORING':
      return steps(
        close,
        ...(isWrong(rumour) ? [rumour.correction ? correctAgain : correct] : []),
        verifyAgain,
      );
    case 'CLOSED':
      return steps({ act: 'move', to: 'VERIFYING', word: 'doReopen' }, watch);
  }
}

export type RumourGroup = 'work' | 'watch' | 'done';

export function groupOf(state: RumourState): RumourGroup {
  if (state === 'CLOSED') return 'done';
  return ['TRUE', 'CORRECTED', 'MONITORING'].includes(state) ? 'watch' : 'work';
}

/** Most urgent first; of equal urgency the one that waits longest. */
export function byPriority(one: Rumour, other: Rumour): number {
  return other.priority - one.priority || Date.parse(one.reportedAt) - Date.parse(other.reportedAt);
}

/** Which promise runs: a verdict while nobody knows, a correction once it is known to be wrong. */
export function dueOf(rumour: Rumour): { what: 'verdictDue' | 'correctionDue'; at: string } | undefined {
  const { verdictDueAt, correctionDueAt } = rumour.clocks ?? {};
  if (['REPORTED', 'VERIFYING'].includes(rumour.state) && verdictDueAt) {
    return { what: 'verdictDue', at: verdictDueAt };
  }
  if (!['FALSE', 'MISLEADING', 'CORRECTING'].includes(rumour.state) || !correctionDueAt) return undefined;
  return isBelowThreshold(rumour) && rumour.state !== 'CORRECTING'
    ? undefined
    : { what: 'correctionDue', at: correctionDueAt };
}
