import { signal } from '@preact/signals';
import { hasChosen, isLanguage, language, speak } from './i18n';
import { timeZone } from './clock';
import type { Incident, Role, Session } from './types';

/** undefined: not asked yet; null: nobody is logged in. */
export const session = signal<Session | null | undefined>(undefined);

/** The session ended under the page (401): the login is asked over the page, so that nothing typed is lost. */
export const sessionEnded = signal(false);

export function sessionStarted(started: Session): void {
  timeZone.value = started.house.timeZone;
  session.value = started;
  sessionEnded.value = false;
  const wished = started.person.language;
  if (isLanguage(wished) && wished !== language.value && !hasChosen()) void speak(wished);
}

/** LEAD implies these (domain, "Roles"). */
const leadImplies: readonly Role[] = [
  'AUTHOR',
  'APPROVER',
  'SPOKESPERSON',
  'MONITOR',
  'OFFICIAL',
  'OBSERVER',
];

/**
 * Whether I hold one of the roles, in general or on this incident's roster. It decides only what is shown;
 * the service decides what is done.
 */
export function iMay(wanted: readonly Role[], incident?: Pick<Incident, 'myRoles'> | null): boolean {
  const held = new Set<Role>([...(session.value?.roles ?? []), ...(incident?.myRoles ?? [])]);
  if (held.has('LEAD')) leadImplies.forEach((role) => held.add(role));
  return wanted.some((role) => held.has(role));
}

export function me(): string | undefined {
  return session.value?.person.id;
}
