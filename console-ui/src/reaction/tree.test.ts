import { describe, expect, it } from 'vitest';
import { answersOf, follow, toneOf, wordsOf } from './tree';
import type { TriageClass, TriageTree } from './types';

const category = (id: string): TriageClass => ({
  id,
  name: id,
  why: '',
  guidelines: [],
  reply: false,
  breach: false,
  abusive: false,
  stays: false,
});
const tree: TriageTree = {
  start: 'tone',
  questions: [
    {
      id: 'tone',
      text: 'How does it sound?',
      why: 'Everything begins with the tone.',
      guidelines: ['H06'],
      answers: [
        { id: 'good', text: 'Kind', sentiment: 'POSITIVE', class: 'praise' },
        { id: 'bad', text: 'Angry', sentiment: 'NEGATIVE', next: 'worry' },
      ],
    },
    {
      id: 'worry',
      text: 'Is there a worry behind it?',
      why: 'Often there is.',
      guidelines: ['H11'],
      answers: [
        { id: 'yes', text: 'Yes', class: 'worry' },
        { id: 'no', text: 'No', class: 'gone' },
      ],
    },
  ],
  classes: [category('praise'), category('worry')],
};
const bad = { question: 'tone', answer: 'bad' };

describe('the way through the tree', () => {
  it('begins at its first question', () => {
    expect(follow(tree, []).question?.id).toBe('tone');
  });

  it('leads by an answer to the next question, and by the last to a class', () => {
    expect(follow(tree, [bad]).question?.id).toBe('worry');
    expect(follow(tree, [bad, { question: 'worry', answer: 'yes' }]).category?.id).toBe('worry');
  });

  it('stops where a changed tree does not know the answer any more', () => {
    expect(follow(tree, [{ question: 'tone', answer: 'odd' }]).question?.id).toBe('tone');
    expect(follow(tree, [{ question: 'worry', answer: 'yes' }]).question?.id).toBe('tone');
    expect(follow(tree, [bad, { question: 'worry', answer: 'no' }])).toEqual({ category: undefined });
  });

  it('tells the tone that was answered on the way', () => {
    expect(toneOf(tree, [bad, { question: 'worry', answer: 'yes' }])).toBe('NEGATIVE');
    expect(toneOf(tree, [])).toBeUndefined();
  });

  it('is told to the service by ids and to people in words', () => {
    expect(answersOf([bad])).toEqual({ tone: 'bad' });
    expect(wordsOf(tree, [bad])).toEqual([{ question: 'How does it sound?', answer: 'Angry' }]);
  });
});
