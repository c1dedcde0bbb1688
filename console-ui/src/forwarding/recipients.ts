import type { ForwardRequest, Group, Recipient, StopNotice } from '../shared/types';

/** Who has the request before them and said neither yes nor no. */
export function isWaiting({ state }: Pick<Recipient, 'state'>): boolean {
  return state === 'QUEUED' || state === 'SENT' || state === 'OPENED';
}

export interface Summary {
  asked: number;
  /** To whom it left, or was given. */
  sent: number;
  opened: number;
  shared: number;
  declined: number;
  waiting: number;
  failed: number;
}

export function summaryOf({ recipients }: Pick<ForwardRequest, 'recipients'>): Summary {
  const count = (is: (one: Recipient) => boolean): number => recipients.filter(is).length;
  return {
    asked: recipients.length,
    sent: count(({ sentAt }) => sentAt !== undefined),
    opened: count(({ openedAt }) => openedAt !== undefined),
    shared: count(({ state }) => state === 'FORWARDED'),
    declined: count(({ state }) => state === 'DECLINED'),
    waiting: count(isWaiting),
    failed: count(({ state }) => state === 'FAILED'),
  };
}

export interface Told {
  recipient: Recipient;
  notice: StopNotice;
}

/** Whom only a person can tell to stop now: nothing reached them, and they have not seen it. */
export function toTell({ recipients }: Pick<ForwardRequest, 'recipients'>): Told[] {
  return noticesOf(recipients).filter(
    ({ notice }) => !notice.toldAt && !notice.seenAt && !notice.clearedAt && notice.state !== 'QUEUED',
  );
}

/** How far the notice to stop has come. */
export function stopSummaryOf({ recipients }: Pick<ForwardRequest, 'recipients'>): {
  all: number;
  told: number;
  seen: number;
  cleared: number;
} {
  const all = noticesOf(recipients);
  const count = (is: (notice: StopNotice) => boolean): number =>
    all.filter(({ notice }) => is(notice)).length;
  return {
    all: all.length,
    told: count(({ toldAt }) => toldAt !== undefined),
    seen: count(({ seenAt }) => seenAt !== undefined),
    cleared: count(({ clearedAt }) => clearedAt !== undefined),
  };
}

function noticesOf(recipients: readonly Recipient[]): Told[] {
  return recipients.flatMap((recipient) =>
    (recipient.notices ?? []).map((notice) => ({ recipient, notice })),
  );
}

/** The places of one person, each once. */
export function placesOf({ places }: Pick<Recipient, 'places'>): { name: string; reach?: number }[] {
  const once = new Map(
    (places ?? []).map(({ name, reach }) => [name, { name, ...(reach ? { reach } : {}) }]),
  );
  return [...once.values()];
}

export type Reminder = 'possible' | 'stopped' | 'nobody' | 'done' | 'byHand';

/** Everybody is reminded once at most; who answered is left in peace, and who got the link by hand is not written to. */
export function reminderOf(request: Pick<ForwardRequest, 'recipients' | 'stoppedAt'>): Reminder {
  if (request.stoppedAt) return 'stopped';
  const waiting = request.recipients.filter(isWaiting);
  if (waiting.length === 0) return 'nobody';
  const written = waiting.filter(({ sendings }) => !sendings?.every(({ way }) => way === 'CHAT'));
  if (written.length === 0) return 'byHand';
  return written.every(({ remindedAt }) => remindedAt) ? 'done' : 'possible';
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

/** Opens a chat with somebody, or with whom the person chooses when no number is known, with the text in it. */
export function whatsApp(text: string, phone?: string): string {
  return `https://wa.me/${phone?.replace(/\D/g, '') ?? ''}?text=${encodeURIComponent(text)}`;
}

export function textMessage(text: string, phone?: string): string {
  return `sms:${phone ?? ''}?&body=${encodeURIComponent(text)}`;
}
