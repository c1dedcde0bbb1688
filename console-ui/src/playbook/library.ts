import { dayWords } from '../shared/clock';
import type { Instant, Role, Texts } from '../shared/types';
import type { Language } from '../shared/i18n';

export type Source = 'SHIPPED' | 'OWN' | 'OWN_REPLACES';

export interface Approval {
  by: string;
  /** A day, as 2026-11-22. */
  on: string;
  /** False when the file changed since. */
  current: boolean;
  place: 'FILE' | 'CONSOLE';
}

/** A playbook in short. */
export interface Playbook {
  id: string;
  title: Texts;
  about?: Texts;
  phase: string;
  types: string[];
  /** Proposed for every incident. */
  always: boolean;
  items: number;
  hash: string;
  source: Source;
  review?: string;
  reviewOverdue: boolean;
  approval?: Approval;
  version: number;
}

/** A file of the town's own that cannot be used. */
export interface Refused {
  file: string;
  since: Instant;
  inUse?: Source;
  faults: { file: string; line: number; what: string }[];
}

export interface Playbooks {
  items: Playbook[];
  faults: Refused[];
}

/** One thing to do, as the file says. */
export interface PlaybookItem {
  id: string;
  phase: string;
  role: Role;
  dueSeconds: number;
  from: string;
  after: string[];
  everySeconds?: number;
  escalateSeconds?: number;
  scale: string[];
  mandatory: boolean;
  guidelines: string[];
  place?: string;
  ticksItself: boolean;
  title: Texts;
  why: Texts;
}

export interface WholePlaybook {
  playbook: Playbook;
  items: PlaybookItem[];
  version: number;
}

function isFor(playbook: Playbook, type: string): boolean {
  return playbook.types.some((one) => one.toLowerCase() === type.trim().toLowerCase());
}

/** What an incident of this type gets when nobody chooses otherwise; the service keeps the same rule. */
export function isProposed(playbook: Playbook, type: string): boolean {
  return playbook.always || isFor(playbook, type);
}

/** Comes by itself when its time comes: nobody has to think of it when an incident is opened. */
export function comesLater(playbook: Playbook): boolean {
  return playbook.phase === 'PREPARATION' || playbook.phase === 'AFTERCARE';
}

/** Proposed ones first; what comes later by itself last. */
export function sortForChoice(playbooks: readonly Playbook[], type: string): Playbook[] {
  const place = (one: Playbook): number =>
    one.always ? (one.phase === 'FIRST_HOUR' ? 0 : 1) : isFor(one, type) ? 2 : comesLater(one) ? 4 : 3;
  return [...playbooks].sort((one, other) => place(one) - place(other));
}

/** How somebody departs from what is proposed; it stays when the type changes and others are proposed. */
export interface Departure {
  added: readonly string[];
  dropped: readonly string[];
}

/** The ids that are ticked. */
export function chosenOf(playbooks: readonly Playbook[], type: string, from: Departure): string[] {
  return sortForChoice(playbooks, type)
    .filter((one) => (isProposed(one, type) ? !from.dropped.includes(one.id) : from.added.includes(one.id)))
    .map(({ id }) => id);
}

/** The departure after a tick was set or taken away. */
export function ticked(playbook: Playbook, type: string, on: boolean, from: Departure): Departure {
  const without = (ids: readonly string[]): string[] => ids.filter((id) => id !== playbook.id);
  return isProposed(playbook, type)
    ? {
        added: without(from.added),
        dropped: on ? without(from.dropped) : [...without(from.dropped), playbook.id],
      }
    : {
        added: on ? [...without(from.added), playbook.id] : without(from.added),
        dropped: without(from.dropped),
      };
}

/** "22 november 2026". */
export function dayText(day: string, language: Language): string {
  const date = new Date(`${day}T12:00:00Z`);
  if (Number.isNaN(date.getTime())) return day;
  return dayWords(date, language, { dateStyle: 'long', timeZone: 'UTC' });
}

/** How long something lasts in its two largest parts; the words come from whoever shows it. */
export function partsOf(seconds: number): { days: number; hours: number; minutes: number } {
  return {
    days: Math.floor(seconds / 86400),
    hours: Math.floor((seconds % 86400) / 3600),
    minutes: Math.floor((seconds % 3600) / 60),
  };
}
