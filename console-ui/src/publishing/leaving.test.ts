import { describe, expect, it } from 'vitest';
import type { Delivery, DeliveryState } from '../shared/types';
import { needsSomebody, sums, undoableUntil, whatNeedsSomebody } from './leaving';

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

  it('counts what is out, under way, held, by hand and in trouble', () => {
    const states: DeliveryState[] = ['SENT', 'DONE', 'QUEUED', 'TODO', 'UNCLEAR', 'REFUSED'];
    const all = [...states.map((state) => delivery(state)), delivery('QUEUED', { id: 'h', held: true })];
    expect(sums(all)).toEqual({ total: 7, out: 2, under: 1, byHand: 1, trouble: 2, held: 1 });
  });

  it('needs somebody when it failed, is held, is to be done by hand, or could not be taken away', () => {
    expect(needsSomebody(delivery('QUEUED', { held: true }))).toBe(true);
    expect(needsSomebody(delivery('SENT'))).toBe(false);
    expect(needsSomebody(delivery('SENT', { removing: true }))).toBe(false);
    expect(needsSomebody(delivery('SENT', { removing: true, problem: 'Niet weg te halen.' }))).toBe(true);
  });

  it('puts what nobody knows of before what failed, and what is merely held last', () => {
    const all = [
      delivery('QUEUED', { held: true }),
      delivery('SENT'),
      delivery('TODO'),
      delivery('DIVERGED'),
      delivery('REFUSED'),
      delivery('UNCLEAR'),
    ];
    expect(whatNeedsSomebody(all).map(({ state }) => state)).toEqual([
      'UNCLEAR',
      'REFUSED',
      'DIVERGED',
      'TODO',
      'QUEUED',
    ]);
  });
});
