import { describe, expect, it } from 'vitest';
import type { Delivery, DeliveryState } from '../shared/types';
import { accountsOf, inLanguages, lettersOf, marksOf, rowsOf } from './board';
import { markOf } from './mark';

const now = Date.parse('2026-11-21T15:00:00Z');
const at = (seconds: number): string => new Date(now + seconds * 1000).toISOString();
const delivery = (state: DeliveryState, part: Partial<Delivery> = {}): Delivery => ({
  id: `${part.message ?? 'm1'} ${part.account ?? 'a1'} ${part.lang ?? 'nl'}`,
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

describe('what a delivery shows', () => {
  it('is its state when nothing matters more', () => {
    expect(markOf(delivery('SENT'), now)).toBe('SENT');
    expect(markOf(delivery('QUEUED', { dueAt: at(8) }), now)).toBe('QUEUED');
  });

  it('is that it is held, or being taken away, whatever its state', () => {
    expect(markOf(delivery('QUEUED', { held: true, dueAt: at(-600) }), now)).toBe('HELD');
    expect(markOf(delivery('SENT', { removing: true }), now)).toBe('REMOVING');
    expect(markOf(delivery('REMOVED', { removing: true }), now)).toBe('REMOVED');
  });

  it('tells a channel that rests from one that is late and from what somebody planned', () => {
    expect(markOf(delivery('RETRYING', { restsUntil: at(30), dueAt: at(-300) }), now)).toBe('RESTING');
    expect(markOf(delivery('RETRYING', { restsUntil: at(-1), dueAt: at(-300) }), now)).toBe('LATE');
    expect(markOf(delivery('QUEUED', { dueAt: at(-300) }), now)).toBe('LATE');
    expect(markOf(delivery('QUEUED', { dueAt: at(3600) }), now)).toBe('PLANNED');
    expect(markOf(delivery('RETRYING', { dueAt: at(3600) }), now)).toBe('RETRYING');
  });
});

describe('the board', () => {
  const all = [
    delivery('SENT', { message: 'm2', messageTitle: 'Twee', account: 'b', accountName: 'Zuid' }),
    delivery('SENT', { message: 'm2', account: 'p', platform: 'publicpage', accountName: 'Ons' }),
    delivery('UNCLEAR', { account: 'b', accountName: 'Zuid', lang: 'fr' }),
    delivery('SENT', { account: 'b', accountName: 'Zuid' }),
    delivery('SENT', { account: 'c', accountName: 'Noord' }),
  ];

  it('has the town’s own page first and the other accounts by name, in the same order for every message', () => {
    expect(accountsOf(all).map(({ id }) => id)).toEqual(['p', 'c', 'b']);
    expect(accountsOf([...all].reverse()).map(({ id }) => id)).toEqual(['p', 'c', 'b']);
  });

  it('has a row for each message, in the order of the service', () => {
    const rows = rowsOf(all);
    expect(rows.map(({ message, title }) => [message, title])).toEqual([
      ['m2', 'Twee'],
      ['m1', undefined],
    ]);
    expect(rows[1]?.cells.get('b')).toHaveLength(2);
    expect(rows[1]?.cells.get('p')).toBeUndefined();
  });

  it('says once what is the same in several languages, and trouble before the rest', () => {
    const cell = [
      delivery('SENT'),
      delivery('SENT', { lang: 'fr' }),
      delivery('REFUSED', { lang: 'en' }),
      delivery('QUEUED', { lang: 'de', held: true }),
    ];
    expect(marksOf(cell, now)).toEqual([
      { mark: 'REFUSED', languages: ['en'] },
      { mark: 'HELD', languages: ['de'] },
      { mark: 'SENT', languages: ['nl', 'fr'] },
    ]);
  });

  it('counts the letters of all languages together', () => {
    const parts = (total: number, sent: number): Partial<Delivery> => ({
      parts: { total, sent, refused: 0, unclear: 0 },
    });
    expect(lettersOf([delivery('SENDING', parts(8000, 300)), delivery('SENT', parts(20, 20))])).toEqual({
      total: 8020,
      sent: 320,
    });
    expect(lettersOf([delivery('SENT')])).toBeUndefined();
  });

  it('shows languages in the order of the incident', () => {
    const mixed = ['en', 'fr', 'nl'].map((lang) => delivery('SENT', { lang }));
    expect(inLanguages(mixed, ['nl', 'fr']).map(({ lang }) => lang)).toEqual(['nl', 'fr', 'en']);
  });
});
