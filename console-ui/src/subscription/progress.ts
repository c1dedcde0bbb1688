import type { Shape, Tone } from '../shared/StateChip';
import type { Mailing } from './types';

export type Standing = 'held' | 'trouble' | 'paused' | 'running' | 'done';

/** What a mailing is doing, in the order in which it matters to a person. */
export function standingOf(mailing: Mailing): Standing {
  if (mailing.state === 'DONE') return 'done';
  if (mailing.state === 'PAUSED') return mailing.problem ? 'trouble' : 'paused';
  return mailing.held ? 'held' : 'running';
}

/** How each looks: a shape and a colour beside its word. */
export const looks: Record<Standing, readonly [Tone, Shape]> = {
  held: ['waiting', 'square'],
  trouble: ['bad', 'cross'],
  paused: ['waiting', 'half'],
  running: ['live', 'arrow'],
  done: ['good', 'check'],
};

/** About how many minutes the rest takes at this pace; at least one while anything waits. */
export function minutesLeft(waiting: number, perMinute: number): number {
  return waiting === 0 ? 0 : Math.max(1, Math.ceil(waiting / perMinute));
}
