import type { Message, ReviewQuestion } from '../shared/types';

export type Answers = Readonly<Record<string, boolean>>;

/** What stands between a reader and a sign-off; undefined when nothing does. A "no" is a reason to ask for changes. */
export type Obstacle = { is: 'no' } | { is: 'unanswered'; n: number } | { is: 'language' };

export function obstacleOf(
  message: Pick<Message, 'policy'>,
  answers: Answers,
  languages: readonly string[],
): Obstacle | undefined {
  const questions = message.policy?.questions ?? [];
  if (questions.some(({ id }) => answers[id] === false)) return { is: 'no' };
  const unanswered = questions.filter(({ id }) => answers[id] === undefined).length;
  if (message.policy?.strict !== false && unanswered > 0) return { is: 'unanswered', n: unanswered };
  return languages.length === 0 ? { is: 'language' } : undefined;
}

/** The languages that may not go out yet while others may; none before the first one may. */
export function stillPending(message: Pick<Message, 'approvedLanguages' | 'pendingLanguages'>): string[] {
  const approved = message.approvedLanguages ?? [];
  return approved.length === 0
    ? []
    : (message.pendingLanguages ?? []).filter((lang) => !approved.includes(lang));
}

/** The languages that still need this reader: all of a first review, later those that wait. */
export function toSign(message: Pick<Message, 'text' | 'pendingLanguages' | 'approvedLanguages'>): string[] {
  const approved = message.approvedLanguages ?? [];
  const pending = message.pendingLanguages ?? [];
  return pending.length > 0 ? pending : Object.keys(message.text).filter((lang) => !approved.includes(lang));
}

export function refused(questions: readonly ReviewQuestion[], answers: Answers): ReviewQuestion[] {
  return questions.filter(({ id }) => answers[id] === false);
}
