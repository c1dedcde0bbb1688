import { describe, expect, it } from 'vitest';
import type { Group, Recipient, RecipientState } from '../shared/types';
import { countAsked, reminderOf, summaryOf } from './recipients';

const recipient = (state: RecipientState, remindedAt?: string): Recipient => ({
  id: state,
  name: state,
  state,
  ...(remindedAt ? { remindedAt } : {}),
});
const at = '2026-11-21T15:00:00Z';

describe('a reminder', () => {
  it('is possible while somebody who has not answered was not reminded', () => {
    expect(reminderOf({ recipients: [recipient('SENT', at), recipient('OPENED')] })).toBe('possible');
  });
  it('goes to each person once', () => {
    expect(reminderOf({ recipients: [recipient('SENT', at), recipient('FORWARDED')] })).toBe('done');
  });
  it('leaves those who answered in peace, and whose mail never arrived', () => {
    expect(reminderOf({ recipients: [recipient('DECLINED'), recipient('FAILED')] })).toBe('nobody');
  });
  it('is never for a message that no longer holds', () => {
    expect(reminderOf({ recipients: [recipient('SENT')], stoppedAt: at })).toBe('stopped');
  });
});

describe('a request', () => {
  it('is summed up without counting anybody twice', () => {
    const recipients = (['QUEUED', 'SENT', 'OPENED', 'FORWARDED', 'DECLINED', 'FAILED'] as const).map(
      (state) => recipient(state),
    );
    expect(summaryOf({ recipients })).toEqual({ asked: 6, shared: 1, waiting: 3, failed: 1 });
  });

  it('asks who is in two groups and has an account once', () => {
    const group = (id: string, ...emails: string[]): Group => ({
      id,
      name: id,
      kind: 'STAFF',
      members: emails.map((email) => ({ name: email, email })),
      version: 1,
    });
    const groups = [group('a', 'jan@k.be', 'els@k.be'), group('b', 'JAN@k.be'), group('c', 'x@k.be')];
    const people = [{ id: 'p1', email: 'els@k.be' }, { id: 'p2' }];
    expect(countAsked(groups, people, { groups: ['a', 'b'], people: ['p1', 'p2'] })).toBe(3);
  });
});
