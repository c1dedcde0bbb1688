import type { LogEntry } from '../shared/types';
import { w } from './words';

/** What the list can be narrowed to; each is the beginning of the kinds, as the service takes it. */
export const logGroups = [
  'incident.',
  'fact.',
  'checklist.',
  'message.',
  'delivery.',
  'letter.',
  'rumour.',
  'forward.',
] as const;
export type LogGroup = (typeof logGroups)[number];

/** Who did it; what the service did by itself is done by Baken. */
export function whoOf(entry: LogEntry): string {
  if (typeof entry.actor === 'string') return entry.actor;
  return entry.actor.kind === 'SYSTEM' ? w('logSystem') : (entry.actor.name ?? w('logSystem'));
}

/** To what it was done, when the entry tells. */
export function whatOf(entry: LogEntry): string | undefined {
  const data = entry.data ?? {};
  for (const key of ['title', 'claim', 'name', 'reason']) {
    const value = data[key];
    if (typeof value === 'string' && value !== '') return value;
  }
  const texts = data.text;
  if (typeof texts === 'object' && texts !== null) {
    return Object.values(texts).find((each): each is string => typeof each === 'string');
  }
  return undefined;
}
