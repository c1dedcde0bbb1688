import { expect, it } from 'vitest';
import { injectOf, nothing, postsOf, typedOf } from './form';
import { clockText, isoMinutes, minutesOf, nextOf, positionAt } from './position';
import type { Inject, Shown } from './types';

it('shows the time of the play as a clock does', () => {
  expect([0, 65, 3725].map(clockText)).toEqual(['00:00', '01:05', '1:02:05']);
});

it('goes on by itself at its speed while the play runs, and stands still otherwise', () => {
  const at = '2026-11-22T10:00:00Z';
  const later = Date.parse(at) + 10_000;
  expect(positionAt({ state: 'RUNNING', position: 60, speed: 6, at }, later)).toBe(120);
  expect(positionAt({ state: 'PAUSED', position: 60, speed: 6, at }, later)).toBe(60);
});

it('turns minutes into what the service takes, and back', () => {
  expect(['5', '2,5', '', 'x', '-1'].map(isoMinutes)).toEqual([
    'PT5M',
    'PT2M30S',
    undefined,
    undefined,
    undefined,
  ]);
  expect(['PT5M', 'PT1H30M', 'PT30S', undefined].map(minutesOf)).toEqual(['5', '90', '0.5', '']);
});

it('takes one post from each line', () => {
  expect(postsOf('@jan: Drink niet\n\n Is het veilig?', 'nl', 'x')).toEqual([
    { author: '@jan', platform: 'x', text: { nl: 'Drink niet' } },
    { author: '@bewoner2', platform: 'x', text: { nl: 'Is het veilig?' } },
  ]);
});

it('sends only what a kind has, and keeps the other languages and classes of what was there', () => {
  const inject: Inject = {
    id: 'een',
    at: 'PT5M',
    kind: 'RUMOUR',
    title: { nl: 'Water', fr: 'Eau' },
    expect: { nl: 'Melden' },
    claim: { nl: 'Giftig', fr: 'Toxique' },
    truth: 'FALSE',
    harm: 'HIGH',
    within: 'PT5M',
    posts: [{ author: '@jan', platform: 'x', text: { nl: 'Niet drinken' }, class: 'misinformation' }],
  };
  expect(injectOf(typedOf(inject, 'nl'), 'nl', inject)).toEqual(inject);
  const call = injectOf({ ...typedOf(inject, 'nl'), kind: 'CALL', who: 'Jan', text: 'Vraag' }, 'nl', inject);
  expect(call).not.toHaveProperty('claim');
  expect(call).not.toHaveProperty('posts');
  expect(injectOf(nothing, 'nl')).not.toHaveProperty('at');
});

it('finds the next one that has not come', () => {
  const shown = (state: Shown['state']): Shown => ({
    id: state ?? '',
    kind: 'CALL',
    state,
    mine: false,
    version: 1,
  });
  expect(nextOf([shown('PLAYED'), shown('SKIPPED'), shown('WAITING')])?.state).toBe('WAITING');
  expect(nextOf([shown('PLAYED')])).toBeUndefined();
});
