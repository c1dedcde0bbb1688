import type { ExpertAnswer, Rumour, RumourQuestion, RumourState } from '../shared/types';

export type Verdict = 'FALSE' | 'MISLEADING' | 'TRUE' | 'UNPROVEN';
export const verdicts: readonly Verdict[] = ['FALSE', 'MISLEADING', 'TRUE', 'UNPROVEN'];

/** What can be done with a rumour. `move` changes its state at once; `verdict`, `close`, `ask` and `look` ask something first. */
export type Step =
  | { act: 'move'; to: RumourState; word: StepWord }
  | { act: 'verdict' | 'close' | 'ask' | 'look' | 'correct' | 'openCorrection' | 'facts'; word: StepWord };

type StepWord =
  | 'doVerify'
  | 'doVerifyAgain'
  | 'doVerdict'
  | 'doAsk'
  | 'doLook'
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
const ask: Step = { act: 'ask', word: 'doAsk' };
const look: Step = { act: 'look', word: 'doLook' };
const watch: Step = { act: 'move', to: 'MONITORING', word: 'doMonitor' };
const watchOnly: Step = { act: 'move', to: 'MONITORING', word: 'doMonitorOnly' };
const close: Step = { act: 'close', word: 'doClose' };
const correct: Step = { act: 'correct', word: 'doCorrect' };
const correctAgain: Step = { act: 'correct', word: 'doCorrectAgain' };
const openCorrection: Step = { act: 'openCorrection', word: 'doOpenCorrection' };

/**
 * What few people saw and does no danger is watched, not made bigger by a correction (guideline H20). The service knows the
 * threshold of the house; its advice goes first.
 */
export function isBelowThreshold(rumour: Pick<Rumour, 'reach' | 'harm' | 'advice'>): boolean {
  if (rumour.advice) return rumour.advice === 'WATCH';
  return rumour.reach === 'LOW' && rumour.harm !== 'HIGH';
}

function isWrong({ verdict: found }: Pick<Rumour, 'verdict'>): boolean {
  return found === 'FALSE' || found === 'MISLEADING';
}

/** The answer that came in last and that no verdict followed yet. */
export function newestAnswer(rumour: Pick<Rumour, 'questions' | 'clocks'>): RumourQuestion | undefined {
  const since = rumour.clocks?.verdictAt ?? '';
  return (rumour.questions ?? [])
    .filter(({ answer, answeredAt }) => answer && (answeredAt ?? '') > since)
    .sort((one, other) => (other.answeredAt ?? '').localeCompare(one.answeredAt ?? ''))[0];
}

/** Who was asked, did not answer yet and still can. */
export function waitingQuestions(rumour: Pick<Rumour, 'questions'>, at: number): RumourQuestion[] {
  return (rumour.questions ?? []).filter((question) => isOpen(question, at));
}

/** Whether an answer can still come: not given, not expired, not taken back. */
export function isOpen({ answer, expiresAt, revokedAt }: RumourQuestion, at: number): boolean {
  return !answer && !revokedAt && Date.parse(expiresAt) > at;
}

/** The verdict that an answer points at. A person still decides. */
export function verdictFrom(answer: ExpertAnswer | undefined): Verdict | '' {
  if (!answer) return '';
  return ({ CONFIRMED: 'TRUE', DENIED: 'FALSE', UNKNOWN: 'UNPROVEN' } as const)[answer];
}

type Known = Pick<
  Rumour,
  | 'state'
  | 'reach'
  | 'harm'
  | 'advice'
  | 'correction'
  | 'verdict'
  | 'questions'
  | 'clocks'
  | 'stillCirculating'
>;

/** The next step for each state. The service's own table of states has every move that is offered here. */
export function stepsOf(rumour: Known, at = Date.now()): Steps {
  const belowThreshold = isBelowThreshold(rumour) && ['FALSE', 'MISLEADING'].includes(rumour.state);
  const steps = (first: Step, ...others: Step[]): Steps => ({ first, others, belowThreshold });
  // Where the questions are listed, the way to ask another one stands beside them.
  const asking = (rumour.questions ?? []).length === 0 ? [ask] : [];
  switch (rumour.state) {
    case 'REPORTED':
      return newestAnswer(rumour) ? steps(verdict, verify, close) : steps(verify, verdict, ...asking, close);
    case 'VERIFYING':
      // Who does not know asks who does (guideline H17); from then on the verdict is what is waited for.
      return newestAnswer(rumour) || waitingQuestions(rumour, at).length > 0
        ? steps(verdict, close)
        : steps(ask, verdict, close);
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
      return steps(watch, ...asking, verifyAgain, close);
    case 'CORRECTING':
      return rumour.correction
        ? steps(openCorrection, watchOnly, verifyAgain)
        : steps(correct, watchOnly, verifyAgain);
    case 'CORRECTED':
      return steps(watch, ...(rumour.correction ? [openCorrection] : []), correctAgain, verifyAgain);
    case 'MONITORING':
      return steps(
        // Quiet at the last look: then it can be closed.
        ...(rumour.stillCirculating === false ? ([close, look] as const) : ([look, close] as const)),
        ...(isWrong(rumour) ? [rumour.correction ? correctAgain : correct] : []),
        verifyAgain,
      );
    case 'CLOSED':
      return steps({ act: 'move', to: 'VERIFYING', word: 'doReopen' }, watch);
  }
}

/** Ways around the main road: nobody is led onto them because the main road is closed to them. */
const asides: readonly StepWord[] = ['doMonitorOnly', 'doVerifyAgain', 'doCorrectAnyway', 'doClose'];

/**
 * The same steps for a person who may not do all of them: the first that they may do is theirs. What they may not do stays,
 * explained: each explanation once.
 */
export function stepsFor(steps: Steps, whyNot: (step: Step) => string | undefined): Steps {
  const all = [steps.first, ...steps.others];
  const mine = whyNot(steps.first)
    ? all.find((step) => !whyNot(step) && !asides.includes(step.word))
    : steps.first;
  const first = mine ?? steps.first;
  const said = new Set(whyNot(first) === undefined ? [] : [whyNot(first)]);
  const others = all.filter((step) => {
    const why = whyNot(step);
    if (step === first || said.has(why)) return false;
    if (why !== undefined) said.add(why);
    return true;
  });
  return { ...steps, first, others };
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
