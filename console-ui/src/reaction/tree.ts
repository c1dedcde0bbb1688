import type { Sentiment, TriageAnswer, TriageClass, TriageQuestion, TriageTree } from './types';

/** One answer on the way through the tree. */
export interface Given {
  question: string;
  answer: string;
}

/** Where somebody stands in the tree: at a question, or at the class that it ended in. */
export interface Place {
  question?: TriageQuestion;
  category?: TriageClass;
}

/** Follows the answers from the beginning. An answer that the tree does not know any more ends the way there. */
export function follow(tree: TriageTree, given: readonly Given[]): Place {
  let question = find(tree, tree.start);
  for (const step of given) {
    const answer = question && chosen(question, step);
    if (!answer) return { question };
    if (answer.class) return { category: tree.classes.find(({ id }) => id === answer.class) };
    question = find(tree, answer.next ?? '');
  }
  return { question };
}

/** The tone that the answers told, the last word counting; undefined when none told it. */
export function toneOf(tree: TriageTree, given: readonly Given[]): Sentiment | undefined {
  return given
    .map((step) => {
      const question = find(tree, step.question);
      return question && chosen(question, step)?.sentiment;
    })
    .filter((tone) => tone !== undefined)
    .at(-1);
}

/** As the service takes them. */
export function answersOf(given: readonly Given[]): Record<string, string> {
  return Object.fromEntries(given.map(({ question, answer }) => [question, answer]));
}

/** What was answered so far, in words. */
export function wordsOf(tree: TriageTree, given: readonly Given[]): { question: string; answer: string }[] {
  return given.flatMap((step) => {
    const question = find(tree, step.question);
    const answer = question && chosen(question, step);
    return question && answer ? [{ question: question.text, answer: answer.text }] : [];
  });
}

function find(tree: TriageTree, id: string): TriageQuestion | undefined {
  return tree.questions.find((question) => question.id === id);
}

function chosen(question: TriageQuestion, step: Given): TriageAnswer | undefined {
  return question.id === step.question ? question.answers.find(({ id }) => id === step.answer) : undefined;
}
