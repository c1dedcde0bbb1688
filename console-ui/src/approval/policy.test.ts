import { describe, expect, it } from 'vitest';
import type { Policy } from '../shared/types';
import { draftOfPolicy, linesOf, questionsOf, requestOfPolicy } from './policy';

const policy: Policy = {
  id: 'p',
  purposes: ['INSTRUCTION'],
  scales: ['GRIP 2'],
  audiences: ['RESIDENTS', 'Ouders van de school'],
  builtIn: false,
  required: 2,
  roles: ['APPROVER', 'LEAD'],
  questions: [
    { id: 'certain', text: { nl: 'Zeker?' }, guidelines: [] },
    { id: 'mirror', text: { nl: 'Spiegel?' }, guidelines: [] },
  ],
  strict: false,
  languagesSeparately: true,
  remindAfterMinutes: 3,
  escalateAfterMinutes: 8,
  validMinutes: 240,
  version: 4,
};

describe('a policy in the form', () => {
  it('goes back to the service as it came, with the ids of its questions', () => {
    expect(requestOfPolicy(draftOfPolicy(policy))).toEqual({
      purposes: ['INSTRUCTION'],
      scales: ['GRIP 2'],
      audiences: ['RESIDENTS', 'Ouders van de school'],
      required: 2,
      roles: ['APPROVER', 'LEAD'],
      questions: ['certain', 'mirror'],
      strict: false,
      languagesSeparately: true,
      remindAfterMinutes: 3,
      escalateAfterMinutes: 8,
      validMinutes: 240,
    });
  });

  it('starts strict, with one reader', () => {
    expect(draftOfPolicy(undefined)).toMatchObject({ strict: true, required: '1', roles: ['APPROVER'] });
  });
});

describe('what belongs to a list', () => {
  it('is one thing a line, once', () => {
    expect(linesOf(' 1771\n\n0800 12 345 \n1771')).toEqual(['1771', '0800 12 345']);
  });

  it('is each question once, however many policies ask it', () => {
    expect(questionsOf([policy, { ...policy, questions: policy.questions.slice(1) }])).toHaveLength(2);
  });
});
