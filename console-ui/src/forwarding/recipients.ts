import type { ForwardRequest, Group, Recipient } from '../shared/types';

/** Who has the request before them and said neither yes nor no. */
export function isWaiting({ state }: Pick<Recipient, 'state'>): boolean {
  return state === 'QUEUED' || state === 'SENT' || state === 'OPENED';
}

export interface Summary {
  asked: number;
  shared: number;
  waiting: number;
  failed: number;
}

export function summaryOf({ recipients }: Pick<ForwardRequest, 'recipients'>): Summary {
  return {
    asked: recipients.length,
    shared: recipients.filter(({ state }) => state === 'FORWARDED').length,
    waiting: recipients.filter(isWaiting).length,
    failed: recipients.filter(({ state }) => state === 'FAILED').length,
  };
}

export type Reminder = 'possible' | 'stopped' | 'nobody' | 'done';

/** Everybody is reminded once at most; who answered is left in peace. */
export function reminderOf(request: Pick<ForwardRequest, 'recipients' | 'stoppedAt'>): Reminder {
  if (request.stoppedAt) return 'stopped';
  const waiting = request.recipients.filter(isWaiting);
  if (waiting.length === 0) return 'nobody';
  return waiting.every(({ remindedAt }) => remindedAt) ? 'done' : 'possible';
}

/** How many will be asked: somebody in two groups counts once. */
export function countAsked(
  groups: readonly Group[],
  people: readonly { id: string; email?: string }[],
  chosen: { groups: readonly string[]; people: readonly string[] },
): number {
  const addresses = groups
    .filter(({ id }) => chosen.groups.includes(id))
    .flatMap(({ members }) => members.map(({ email }) => email.toLowerCase()));
  const persons = people
    .filter(({ id }) => chosen.people.includes(id))
    .map(({ id, email }) => email?.toLowerCase() ?? id);
  return new Set([...addresses, ...persons]).size;
}
