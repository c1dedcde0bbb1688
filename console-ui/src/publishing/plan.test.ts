import { describe, expect, it } from 'vitest';
import { session } from '../shared/session';
import type { Account, Delivery, Message, Platform, Session } from '../shared/types';
import { usualCorrection } from './correcting';
import {
  approvalEnds,
  choicesOf,
  groupsOf,
  isTooLong,
  notMine,
  reachable,
  sumsOf,
  type PlanLine,
} from './plan';

const line = (part: Partial<PlanLine> = {}): PlanLine => ({
  account: 'a1',
  name: 'Mastodon',
  platform: 'mastodon',
  lang: 'nl',
  action: 'POST',
  choices: [],
  used: 200,
  limit: 500,
  ...part,
});
const account = (part: Partial<Account>): Account => ({
  id: 'a1',
  platform: 'mastodon',
  name: 'Mastodon',
  settings: {},
  sandbox: false,
  builtIn: false,
  linked: true,
  health: 'OK',
  version: 1,
  ...part,
});

describe('the accounts of an incident', () => {
  const real = account({ id: 'real' });
  const page = account({ id: 'page', platform: 'publicpage' });
  const all = [
    real,
    account({ id: 'test', sandbox: true }),
    account({ id: 'out', linked: false }),
    account({ id: 'team', team: true }),
    account({ id: 'asks', waitsForAuthorization: true }),
    page,
  ];
  it('are those of its kind that can publish, with the town’s own page first', () => {
    expect(reachable(all, { kind: 'REAL' })).toEqual([page, real]);
    expect(reachable(all, { kind: 'EXERCISE' }).map(({ id }) => id)).toEqual(['test']);
  });

  it('are not mine when only others may use them', () => {
    session.value = { person: { id: 'sofie' } } as Session;
    expect(notMine(account({ users: ['anna'] }))).toBe(true);
    expect(notMine(account({ users: ['anna', 'sofie'] }))).toBe(false);
    expect(notMine(account({}))).toBe(false);
  });
});

describe('the plan', () => {
  const of = { delivery: 'd', title: 'Update 2', url: 'https://m.example/2' };
  const edit = line({ action: 'EDIT', of, choices: ['EDIT', 'REPLY', 'POST'] });

  it('says once what is done in every language, and apart what differs', () => {
    const same = [edit, { ...edit, lang: 'fr', of: { ...of, delivery: 'e' } }];
    expect(groupsOf(same).map(({ action, lines }) => [action, lines.length])).toEqual([['EDIT', 2]]);
    const mixed = [edit, line({ lang: 'fr', why: 'Hier stond nog niets.' })];
    expect(groupsOf(mixed).map(({ action }) => action)).toEqual(['EDIT', 'POST']);
  });

  it('is summed up by what happens; of letters the recipients are counted', () => {
    const lines = [
      line(),
      edit,
      line(),
      line({ action: 'LETTERS', recipients: 4000 }),
      line({ action: 'BY_HAND' }),
    ];
    expect(sumsOf(lines)).toEqual([
      { action: 'EDIT', n: 1 },
      { action: 'POST', n: 2 },
      { action: 'LETTERS', n: 4000 },
      { action: 'BY_HAND', n: 1 },
    ]);
  });

  it('offers only what can be done in every language that has a choice', () => {
    expect(choicesOf([edit, { ...edit, lang: 'fr', choices: ['EDIT', 'POST'] }])).toEqual(['EDIT', 'POST']);
    expect(choicesOf([edit, line({ lang: 'fr', choices: ['POST'] })])).toEqual(['EDIT', 'REPLY', 'POST']);
    expect(choicesOf([line({ choices: ['POST'] })])).toEqual([]);
  });

  it('finds a text too long only where there is a limit', () => {
    expect(isTooLong(line({ used: 501 }))).toBe(true);
    expect(isTooLong(line({ used: 500 }))).toBe(false);
    expect(isTooLong(line({ used: 9000, limit: 0 }))).toBe(false);
  });
});

describe('an approval', () => {
  const message = (validMinutes: number): Pick<Message, 'approvedAt' | 'policy'> => ({
    approvedAt: '2026-11-21T15:00:00Z',
    policy: { validMinutes } as Message['policy'],
  });
  it('ends when the policy says so, and never when it says nothing', () => {
    expect(approvalEnds(message(720))).toBe('2026-11-22T03:00:00.000Z');
    expect(approvalEnds(message(0))).toBeUndefined();
    expect(approvalEnds({})).toBeUndefined();
  });
});

describe('a correction', () => {
  const sent = { account: 'a1', platform: 'mastodon', state: 'SENT' } as Delivery;
  const platform = (part: Partial<Platform>): Platform[] => [
    { platform: 'mastodon', settings: [], secret: [], ...part },
  ];
  it('changes a post where it can, else takes its place, else answers under it', () => {
    expect(usualCorrection(sent, platform({ edits: true, removes: true, replies: true }), [])).toBe('EDIT');
    expect(usualCorrection(sent, platform({ removes: true, replies: true }), [])).toBe('REPOST');
    expect(usualCorrection(sent, platform({ replies: true }), [])).toBe('REPLY');
    expect(usualCorrection(sent, platform({}), [])).toBe('POST');
  });

  it('is a message of its own where nothing is out, and for letters', () => {
    const able = { edits: true };
    expect(usualCorrection({ ...sent, state: 'REFUSED' }, platform(able), [])).toBe('POST');
    expect(usualCorrection(sent, platform({ ...able, letters: true }), [])).toBe('POST');
  });

  it('does on a test channel what the platform can that it imitates', () => {
    const test = account({ platform: 'sandbox', settings: { imitates: 'mastodon' } });
    const delivery = { ...sent, platform: 'sandbox' };
    expect(usualCorrection(delivery, platform({ edits: true }), [test])).toBe('EDIT');
    expect(usualCorrection(delivery, platform({ edits: true }), [])).toBe('POST');
  });
});
