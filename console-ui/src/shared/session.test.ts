import { beforeEach, expect, it } from 'vitest';
import { choose, forgetChoice, language, speak } from './i18n';
import { sessionStarted } from './session';
import type { Session } from './types';

const dutch = {
  person: { language: 'nl' },
  house: { timeZone: 'Europe/Brussels' },
} as unknown as Session;

const settled = (): Promise<void> => new Promise((done) => setTimeout(done));

beforeEach(async () => {
  forgetChoice();
  await speak('fr');
});

it('speaks the language of who logs in', async () => {
  sessionStarted(dutch);
  await settled();

  expect(language.value).toBe('nl');
});

it('keeps the language that was chosen on this device when the page is loaded again', async () => {
  await choose('fr');

  sessionStarted(dutch);
  await settled();

  expect(language.value).toBe('fr');
});

it('asks the profile again once somebody signed out', async () => {
  await choose('fr');
  forgetChoice();

  sessionStarted(dutch);
  await settled();

  expect(language.value).toBe('nl');
});
