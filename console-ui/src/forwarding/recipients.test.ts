import { describe, expect, it } from 'vitest';
import type { Group, Recipient, RecipientState, StopNotice } from '../shared/types';
import {
  countAsked,
  placesOf,
  reminderOf,
  stopSummaryOf,
  summaryOf,
  textMessage,
  toTell,
  whatsApp,
} from './recipients';

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
  it('is not for whom only a person can write to', () => {
    const byHand = { ...recipient('SENT'), sendings: [{ way: 'CHAT', state: 'SENT' } as const] };
    expect(reminderOf({ recipients: [byHand] })).toBe('byHand');
    expect(reminderOf({ recipients: [byHand, recipient('OPENED')] })).toBe('possible');
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
    expect(summaryOf({ recipients })).toEqual({
      asked: 6,
      sent: 0,
      opened: 0,
      shared: 1,
      declined: 1,
      waiting: 3,
      failed: 1,
    });
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

describe('a notice to stop', () => {
  const told = (notice: Partial<StopNotice>): Recipient => ({
    ...recipient('FORWARDED'),
    notices: [{ id: 'n', message: 'm', state: 'SENT', ...notice }],
  });
  const recipients = [
    told({ state: 'TODO' }),
    told({ state: 'FAILED' }),
    told({ state: 'QUEUED' }),
    told({ state: 'TODO', seenAt: at }),
    told({ toldAt: at, seenAt: at, clearedAt: at }),
  ];

  it('is told by hand to whom nothing reached, unless they saw it themselves', () => {
    expect(toTell({ recipients }).map(({ notice }) => notice.state)).toEqual(['TODO', 'FAILED']);
  });
  it('is summed up by how far it came', () => {
    expect(stopSummaryOf({ recipients })).toEqual({ all: 5, told: 1, seen: 2, cleared: 1 });
  });
});

describe('what a person does by hand', () => {
  it('opens a chat with the text in it, with a number when it is known', () => {
    expect(whatsApp('Dag & tot zo', '+32470123456')).toBe(
      'https://wa.me/32470123456?text=Dag%20%26%20tot%20zo',
    );
    expect(whatsApp('Dag')).toBe('https://wa.me/?text=Dag');
    expect(textMessage('Dag', '+32470123456')).toBe('sms:+32470123456?&body=Dag');
  });
  it('names a place once, whatever the number of messages that were shared there', () => {
    const place = (message: string): NonNullable<Recipient['places']>[number] => ({
      name: 'WhatsApp',
      reach: 120,
      message,
      sharedAt: at,
    });
    expect(placesOf({ places: [place('1'), place('2')] })).toEqual([{ name: 'WhatsApp', reach: 120 }]);
  });
});
