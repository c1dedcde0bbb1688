import type { RunningClock } from '../shared/types';
import { isLate, stateAt } from './clocks';

/** What a device remembers of its notifications, per person. */
const prefix = 'baken.clocks.';
/** More than a long night brings. */
const remembered = 300;

/** What was told cannot be told again: a promise that was moved is another one. */
export const keyOf = (clock: RunningClock, late: boolean): string =>
  `${clock.kind} ${clock.kind === 'RESPONSE' ? '' : clock.thing} ${
    clock.kind === 'RESPONSE' ? '' : clock.dueAt
  } ${late ? 'late' : 'soon'}`;

/**
 * Which clocks are to be told of now, each with its key: mine that are late, and the promise before it lapses. Items of the
 * checklist only once they have escalated.
 */
export function toTell(
  clocks: readonly RunningClock[],
  at: number,
  escalationMinutes: number,
  isMine: (clock: RunningClock) => boolean,
  told: ReadonlySet<string>,
): { clock: RunningClock; key: string }[] {
  return clocks
    .filter(isMine)
    .filter((clock) => {
      const state = stateAt(clock, at, escalationMinutes);
      if (clock.kind === 'CHECKLIST') return state === 'ESCALATED';
      return isLate(state) || (state === 'SOON' && clock.kind === 'NEXT_UPDATE');
    })
    .map((clock) => ({ clock, key: keyOf(clock, at >= Date.parse(clock.dueAt)) }))
    .filter(({ key }) => !told.has(key));
}

function read(name: string): string | null {
  try {
    return localStorage.getItem(prefix + name);
  } catch {
    return null; // storage switched off: notifications are off too
  }
}

function write(name: string, value: string): boolean {
  try {
    localStorage.setItem(prefix + name, value);
    return true;
  } catch {
    return false;
  }
}

/** Whether this person wants notifications on this device. */
export const wanted = (person: string): boolean => read(`wanted.${person}`) === 'yes';

/** Remembers it; false when the device cannot. */
export const want = (person: string, yes: boolean): boolean => write(`wanted.${person}`, yes ? 'yes' : 'no');

/** What this device has told this person already, oldest first. */
export function told(person: string): string[] {
  const kept = read(`told.${person}`);
  if (kept === null) return [];
  try {
    const keys: unknown = JSON.parse(kept);
    return Array.isArray(keys) ? keys.filter((key) => typeof key === 'string') : [];
  } catch {
    return []; // written by something else
  }
}

/** Remembers what was told; false when it cannot, and then it must not be told: it would be told every few seconds. */
export function remember(person: string, keys: readonly string[]): boolean {
  return write(`told.${person}`, JSON.stringify([...told(person), ...keys].slice(-remembered)));
}

/** Whether this browser can show notifications at all. */
export const able = (): boolean => 'Notification' in window && window.isSecureContext;
