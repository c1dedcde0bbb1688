import { describe, expect, it } from 'vitest';
import { fromForm, fromReplyForm, toForm, toReplyForm } from './policyForm';
import type { ReplyPolicy, TriagePolicy } from './types';

const policy: TriagePolicy = {
  political: 'HIDE',
  commercial: 'REMOVE',
  positive: 'LEAVE',
  strikes: 3,
  exchanges: 3,
  answerWithinMinutes: 1440,
  crisisAnswerWithinMinutes: 90,
  freeTextNeedsSignOff: true,
  templatesNeedSignOff: false,
  spreadThreshold: { reach: 'MEDIUM', sightings: 3 },
  retentionDays: 365,
  pseudonymiseAfterDays: 30,
  codeApprovedBy: 'The council',
  codeApprovedOn: '2026-03-01',
  version: 4,
};

describe('the policy in its fields', () => {
  it('comes back as it was', () => {
    const { version, ...decided } = policy;
    expect(version).toBe(4);
    expect(fromForm(toForm(policy))).toEqual(decided);
  });

  it('speaks of hours, also with a comma', () => {
    expect(toForm(policy).crisisHours).toBe('1.5');
    expect(fromForm({ ...toForm(policy), crisisHours: '2,5' })).toMatchObject({
      crisisAnswerWithinMinutes: 150,
    });
  });

  it('leaves an empty number for the service to refuse', () => {
    expect(fromForm({ ...toForm(policy), strikes: '' })).toMatchObject({ strikes: undefined });
  });
});

describe('the rules for answers in their fields', () => {
  const rules: ReplyPolicy = { receipts: true, signature: 'FIRST_NAME', validMinutes: 90, version: 2 };

  it('come back as they were', () => {
    expect(fromReplyForm(toReplyForm({ ...rules, reportingPoint: '0800 12 345' }))).toEqual({
      receipts: true,
      signature: 'FIRST_NAME',
      reportingPoint: '0800 12 345',
      validMinutes: 90,
    });
  });

  it('leave out a reporting point that is only blanks', () => {
    expect(fromReplyForm({ ...toReplyForm(rules), reportingPoint: '  ' })).toHaveProperty(
      'reportingPoint',
      undefined,
    );
  });
});
