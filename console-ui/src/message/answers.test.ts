import { describe, expect, it } from 'vitest';
import type { ReviewPolicy } from '../shared/types';
import { obstacleOf, stillPending, toSign } from './answers';

const policy: ReviewPolicy = {
  required: 1,
  roles: ['APPROVER'],
  questions: ['certain', 'mirror'].map((id) => ({ id, text: { nl: id }, guidelines: [] })),
  strict: true,
  languagesSeparately: true,
  remindAfterMinutes: 5,
  escalateAfterMinutes: 10,
  validMinutes: 720,
};

describe('what stands between a reader and a sign-off', () => {
  it('is every question without an answer when the policy is strict', () => {
    expect(obstacleOf({ policy }, { certain: true }, ['nl'])).toEqual({ is: 'unanswered', n: 1 });
    expect(obstacleOf({ policy }, { certain: true, mirror: true }, ['nl'])).toBeUndefined();
  });

  it('is not an open question when it is urgent, but a "no" always', () => {
    const urgent = { policy: { ...policy, strict: false } };
    expect(obstacleOf(urgent, {}, ['nl'])).toBeUndefined();
    expect(obstacleOf(urgent, { certain: false }, ['nl'])).toEqual({ is: 'no' });
  });

  it('is a sign-off for no language at all', () => {
    expect(obstacleOf({ policy: { ...policy, strict: false } }, {}, [])).toEqual({ is: 'language' });
  });
});

describe('the languages that wait for a reader', () => {
  const text = { nl: { body: 'a' }, fr: { body: 'b' } };
  it('are all at first, later those that are pending', () => {
    expect(toSign({ text })).toEqual(['nl', 'fr']);
    expect(toSign({ text, approvedLanguages: ['nl'], pendingLanguages: ['fr'] })).toEqual(['fr']);
  });

  it('are no news while nothing may go out, nor after the emergency road, when everything may', () => {
    expect(stillPending({ approvedLanguages: [], pendingLanguages: ['nl', 'fr'] })).toEqual([]);
    expect(stillPending({ approvedLanguages: ['nl', 'fr'], pendingLanguages: ['nl', 'fr'] })).toEqual([]);
    expect(stillPending({ approvedLanguages: ['nl'], pendingLanguages: ['fr'] })).toEqual(['fr']);
  });
});
