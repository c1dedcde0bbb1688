import { describe, expect, it } from 'vitest';
import type { Platform } from '../shared/types';
import { expiryOf, secretFields, shownFields, toSecret, toSettings, valuesOf } from './accountForm';

const email: Platform = {
  platform: 'email',
  settings: [
    { name: 'host', required: true, kind: 'text' },
    { name: 'port', required: true, kind: 'number' },
    { name: 'tls', required: true, kind: 'choice', choices: ['NONE', 'STARTTLS', 'TLS'] },
    { name: 'recipients', required: false, kind: 'list' },
  ],
  secret: [{ name: 'username', required: false, kind: 'text' }, 'password'],
};

describe('the form of a platform', () => {
  it('begins empty, with the safest choice where one must be made', () => {
    expect(valuesOf(email)).toEqual({ host: '', port: '', tls: 'TLS', recipients: '' });
  });

  it('shows the settings of an account as text, a list with an item per line', () => {
    const settings = { host: 'mail.k.be', port: 587, tls: 'STARTTLS', recipients: ['a@k.be', 'b@k.be'] };
    const values = valuesOf(email, settings);
    expect(values).toEqual({ host: 'mail.k.be', port: '587', tls: 'STARTTLS', recipients: 'a@k.be\nb@k.be' });
    expect(toSettings(email.settings, values)).toEqual(settings);
  });

  it('leaves out what was left empty and keeps what is not a number for the service to refuse', () => {
    expect(toSettings(email.settings, { host: ' mail.k.be ', port: 'vijf', recipients: ' \n' })).toEqual({
      host: 'mail.k.be',
      port: 'vijf',
    });
  });

  it('takes pasted recipients apart at lines, commas and semicolons', () => {
    expect(toSettings(email.settings, { recipients: 'a@k.be, b@k.be;c@k.be\n' })).toEqual({
      recipients: ['a@k.be', 'b@k.be', 'c@k.be'],
    });
  });

  it('sends only the secrets that were typed, exactly as they were', () => {
    const fields = secretFields(email);
    expect(fields.map((field) => field.name)).toEqual(['username', 'password']);
    expect(toSecret(fields, { username: '', password: ' geheim ' })).toEqual({ password: ' geheim ' });
  });
});

describe('the form of a sandbox', () => {
  const field = (name: string): Platform['settings'][number] => ({ name, required: false, kind: 'text' });
  const sandbox: Platform = {
    platform: 'sandbox',
    settings: ['imitates', 'behaviour', 'recipients', 'instructions'].map(field),
    secret: [],
  };
  const all = [sandbox, { ...email, letters: true }, { ...email, platform: 'manual', byHand: true }];
  const names = (imitates: string): string[] =>
    shownFields(sandbox, { imitates }, all).map(({ name }) => name);
  it('asks only for what the platform that it imitates needs', () => {
    expect(names('')).toEqual(['imitates', 'behaviour']);
    expect(names('email')).toEqual(['imitates', 'behaviour', 'recipients']);
    expect(names('manual')).toEqual(['imitates', 'behaviour', 'instructions']);
    expect(shownFields(email, {}, all)).toHaveLength(4);
  });
});

describe('an account that expires', () => {
  const now = Date.parse('2026-11-21T12:00:00Z');
  it('is told two weeks before', () => {
    expect(expiryOf({}, now)).toBe('none');
    expect(expiryOf({ expiresAt: '2027-01-01T00:00:00Z' }, now)).toBe('none');
    expect(expiryOf({ expiresAt: '2026-11-25T00:00:00Z' }, now)).toBe('soon');
    expect(expiryOf({ expiresAt: '2026-11-20T00:00:00Z' }, now)).toBe('expired');
  });
});
