import { describe, expect, it } from 'vitest';
import type { Account, Delivery, DeliveryState } from '../shared/types';
import { needsSomebody, sums, undoableUntil, wayBack } from './leaving';

const now = Date.parse('2026-11-21T15:00:00Z');
const delivery = (state: DeliveryState, part: Partial<Delivery> = {}): Delivery => ({
  id: state,
  incident: 'i1',
  message: 'm1',
  revision: 1,
  account: 'a1',
  platform: 'mastodon',
  lang: 'nl',
  state,
  attempts: 0,
  version: 1,
  ...part,
});
const soon = { dueAt: '2026-11-21T15:00:10Z' };

describe('a publication', () => {
  it('can be undone until the first text leaves', () => {
    const later = delivery('QUEUED', { dueAt: '2026-11-21T15:00:20Z' });
    expect(undoableUntil([later, delivery('QUEUED', soon), delivery('TODO')], now)).toBe(soon.dueAt);
    expect(undoableUntil([delivery('QUEUED', soon)], now + 10_000)).toBeUndefined();
  });

  it('cannot be undone once anything has left or was tried', () => {
    expect(undoableUntil([delivery('QUEUED', soon), delivery('SENT')], now)).toBeUndefined();
    expect(undoableUntil([delivery('QUEUED', soon), delivery('SENDING')], now)).toBeUndefined();
    expect(undoableUntil([], now)).toBeUndefined();
  });

  it('tells before withdrawing what can be done on each channel', () => {
    const platforms = [
      { platform: 'mastodon', settings: [], secret: [], removes: true },
      { platform: 'email', settings: [], secret: [] },
    ];
    const sandbox = { id: 'a9', settings: { imitates: 'mastodon' } } as unknown as Account;
    expect(wayBack(delivery('SENT'), platforms)).toBe('REMOVE');
    expect(wayBack(delivery('SENT', { platform: 'email' }), platforms)).toBe('ANSWER');
    expect(wayBack(delivery('QUEUED'), platforms)).toBe('STOP');
    expect(wayBack(delivery('REFUSED'), platforms)).toBe('NONE');
    expect(wayBack(delivery('SENT', { platform: 'sandbox', account: 'a9' }), platforms, [sandbox])).toBe(
      'REMOVE',
    );
  });

  it('counts what is out, under way, by hand and in trouble', () => {
    const states: DeliveryState[] = ['SENT', 'DONE', 'QUEUED', 'TODO', 'UNCLEAR', 'REFUSED'];
    expect(sums(states.map((state) => delivery(state)))).toEqual({
      total: 6,
      out: 2,
      under: 1,
      byHand: 1,
      trouble: 2,
    });
    expect(needsSomebody(delivery('QUEUED', { held: true }))).toBe(true);
    expect(needsSomebody(delivery('SENT'))).toBe(false);
  });
});
