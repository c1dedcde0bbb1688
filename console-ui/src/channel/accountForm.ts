import type { Account, Platform, PlatformSetting } from '../shared/types';
import { groupOf } from './groups';

/** What was typed into the fields of a platform, by their names: always text, a list has an item per line. */
export type Values = Record<string, string>;

/** The fields of the secret; an older service names them only. */
export function secretFields(platform: Platform): PlatformSetting[] {
  return platform.secret.map((field) =>
    typeof field === 'string' ? { name: field, required: true, kind: 'text' } : field,
  );
}

/**
 * The fields that matter now: a sandbox asks for recipients only when it acts as a platform that writes letters, and
 * for instructions only when it acts as one that a person does by hand.
 */
export function shownFields(
  platform: Platform,
  values: Values,
  platforms: readonly Platform[],
): PlatformSetting[] {
  if (platform.platform !== 'sandbox') return platform.settings;
  const model = platforms.find((each) => each.platform === values.imitates);
  return platform.settings.filter(({ name }) => {
    if (name === 'recipients') return model?.letters === true;
    return name !== 'instructions' || model?.byHand === true;
  });
}

/** The settings of an account as text to be changed. Secrets never come back, so there is nothing to fill in. */
export function valuesOf(platform: Platform, settings: Record<string, unknown> = {}): Values {
  return Object.fromEntries(
    platform.settings.map((field) => [field.name, asText(field, settings[field.name])]),
  );
}

function asText(field: PlatformSetting, value: unknown): string {
  if (Array.isArray(value)) return value.map(String).join('\n');
  if (typeof value === 'string' || typeof value === 'number') return String(value);
  // The most careful choice that is a real one: nobody should have to find out which security is the usual one.
  if (field.required && field.kind === 'choice') return field.choices?.[field.choices.length - 1] ?? '';
  return '';
}

/** What was typed as the service takes it: numbers as numbers, lists as lists, nothing for what was left empty. */
export function toSettings(fields: readonly PlatformSetting[], values: Values): Record<string, unknown> {
  const filled = fields.flatMap((field): [string, unknown][] => {
    const text = values[field.name] ?? '';
    if (text.trim() === '') return [];
    return [[field.name, fromText(field, text)]];
  });
  return Object.fromEntries(filled);
}

function fromText(field: PlatformSetting, text: string): unknown {
  switch (field.kind) {
    case 'number':
      // What is not a number goes as it was typed: the service says at the field what is wrong with it.
      return /^\d+$/.test(text.trim()) ? Number(text.trim()) : text.trim();
    case 'list':
      return text
        .split(/[\n;,]/)
        .map((item) => item.trim())
        .filter((item) => item !== '');
    case 'longtext':
      return text;
    default:
      return text.trim();
  }
}

/** A secret is taken as it is: a blank at its end may belong to it. */
export function toSecret(fields: readonly PlatformSetting[], values: Values): Record<string, string> {
  return Object.fromEntries(
    fields.flatMap(({ name }): [string, string][] => (values[name] ? [[name, values[name]]] : [])),
  );
}

const soon = 14 * 24 * 60 * 60 * 1000;

/** Whether the right to publish ends within two weeks, or has ended. */
export function expiryOf(account: Pick<Account, 'expiresAt'>, now: number): 'none' | 'soon' | 'expired' {
  if (!account.expiresAt) return 'none';
  const left = Date.parse(account.expiresAt) - now;
  if (left <= 0) return 'expired';
  return left < soon ? 'soon' : 'none';
}

/** What can tell the team of an alarm: letters, notifications and chats; not what residents read. */
export function mayServeTheTeam(platform: Platform): boolean {
  return (
    ['direct', 'chat', 'exercise'].includes(groupOf(platform.platform)) || platform.platform === 'webhook'
  );
}

/** What of an account needs a person: it fails, expires, waits for a yes, or its check-ups are due. */
export function needsCare(account: Account, now: number): boolean {
  if (account.waitsForAuthorization) return true;
  if (!account.linked) return false;
  return account.health === 'FAILING' || expiryOf(account, now) !== 'none' || (account.checkupsDue ?? 0) > 0;
}
