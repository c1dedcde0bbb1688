import { placeOfClock } from '../clocks/clocks';
import type { Alarm } from '../shared/types';

export interface Place {
  to: string;
  word: 'toDeliveries' | 'toMessage' | 'toAccount' | 'toClock' | 'toRoom';
}

/** Whether it is about something that is late, or will be in a moment. */
export const isOfClock = ({ kind }: Pick<Alarm, 'kind'>): boolean => kind.startsWith('CLOCK_');

/** Where something can be done about it: a delivery on the board of its incident, a message, an account, what a clock runs for. */
export function placeOf(alarm: Alarm): Place | undefined {
  if (isOfClock(alarm) && alarm.incident !== undefined) {
    // Before a promise lapses, what is at hand in the room is a text for when there is no news.
    if (alarm.kind !== 'CLOCK_SOON' && alarm.clock !== undefined && alarm.clockOf !== undefined) {
      return { to: placeOfClock(alarm.clock, alarm.clockOf, alarm.incident), word: 'toClock' };
    }
    return { to: `/i/${alarm.incident}`, word: 'toRoom' };
  }
  if (alarm.message !== undefined) return { to: `/messages/${alarm.message}`, word: 'toMessage' };
  if (alarm.delivery !== undefined && alarm.incident !== undefined) {
    return { to: `/i/${alarm.incident}/deliveries`, word: 'toDeliveries' };
  }
  return alarm.account === undefined ? undefined : { to: '/accounts', word: 'toAccount' };
}

/** What still waits for eyes first, newest first; then what was seen or mended itself. */
export function split(alarms: readonly Alarm[]): { unseen: Alarm[]; rest: Alarm[] } {
  const newest = [...alarms].sort((one, other) => Date.parse(other.at) - Date.parse(one.at));
  const waits = (alarm: Alarm): boolean => alarm.seenBy === undefined && alarm.overAt === undefined;
  return { unseen: newest.filter(waits), rest: newest.filter((alarm) => !waits(alarm)) };
}
