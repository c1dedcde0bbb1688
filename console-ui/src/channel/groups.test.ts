import { describe, expect, it } from 'vitest';
import type { Account, Platform, Preflight } from '../shared/types';
import { needsCare } from './accountForm';
import { groupOf, shelves } from './groups';
import { backFrom } from './LinkedPage';
import { needsLook, worstFirst } from './preflight';

const platform = (name: string): Platform => ({ platform: name, settings: [], secret: [] });
const about = (name: string): string => (name === 'sms' ? 'Naar telefoons' : '');

describe('the platforms to choose from', () => {
  const all = ['x', 'mastodon', 'sms', 'carrier-pigeon'].map(platform);

  it('stand in groups, the usual ones first, and one that is new under the others', () => {
    expect(
      shelves(all, '', about).map((shelf) => [shelf.group, shelf.platforms.map((each) => each.platform)]),
    ).toEqual([
      ['social', ['mastodon', 'x']],
      ['direct', ['sms']],
      ['other', ['carrier-pigeon']],
    ]);
  });

  it('are found by a part of their name or of what they are for', () => {
    const found = (sought: string): string[] =>
      shelves(all, sought, about).flatMap((shelf) => shelf.platforms.map((each) => each.platform));
    expect(found('MAST')).toEqual(['mastodon']);
    expect(found('telefoon')).toEqual(['sms']);
    expect(found('sms telefoon')).toEqual(['sms']);
    expect(found('fax')).toEqual([]);
  });

  it('have one group each', () => {
    expect(groupOf('sandbox')).toBe('exercise');
    expect(groupOf('publicpage')).toBe('website');
  });
});

describe('coming back from a platform', () => {
  it('brings the code along with the state', () => {
    expect(backFrom('?code=c1&state=s1')).toEqual({ state: 's1', code: 'c1' });
  });

  it('brings what the platform said when it was a no, in its own words when it has some', () => {
    expect(backFrom('?error=access_denied&state=s1')).toEqual({ state: 's1', error: 'access_denied' });
    expect(backFrom('?error=access_denied&error_description=You+said+no&state=s1&code=c')).toEqual({
      state: 's1',
      error: 'You said no',
    });
    expect(backFrom('?state=s1')).toEqual({ state: 's1', error: 'none' });
  });

  it('is nothing without a state', () => {
    expect(backFrom('?code=c1')).toBeUndefined();
    expect(backFrom('')).toBeUndefined();
  });
});

describe('an account needs attention', () => {
  const now = Date.parse('2026-11-21T12:00:00Z');
  const account: Account = {
    id: 'a',
    platform: 'mastodon',
    name: 'M',
    settings: {},
    sandbox: false,
    builtIn: false,
    linked: true,
    health: 'OK',
    version: 1,
  };
  it('when it fails, ends soon, has points to check, or waits for a yes', () => {
    expect(needsCare(account, now)).toBe(false);
    expect(needsCare({ ...account, health: 'FAILING' }, now)).toBe(true);
    expect(needsCare({ ...account, expiresAt: '2026-11-25T12:00:00Z' }, now)).toBe(true);
    expect(needsCare({ ...account, checkupsDue: 1 }, now)).toBe(true);
    expect(needsCare({ ...account, linked: false, waitsForAuthorization: true }, now)).toBe(true);
    expect(needsCare({ ...account, linked: false, health: 'FAILING' }, now)).toBe(false);
  });
});

describe('the accounts of an incident, tried', () => {
  const item = (name: string, state: Preflight['items'][number]['state']): Preflight['items'][number] => ({
    account: name,
    name,
    platform: 'mastodon',
    state,
    checkupsDue: 0,
  });
  const items = [item('a', 'OK'), item('b', 'UNTRIED'), item('c', 'FAILING')];
  it('stand with what does not work first', () => {
    expect(worstFirst(items).map(({ name }) => name)).toEqual(['c', 'b', 'a']);
  });

  it('ask for a look until every one of them works', () => {
    expect(needsLook({ ready: 1, total: 3, running: false, items })).toBe(true);
    expect(needsLook({ ready: 1, total: 1, running: false, items: [item('a', 'OK')] })).toBe(false);
  });
});
