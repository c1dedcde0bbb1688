import { useLive, type Live } from '../live/useLive';
import type { Page } from '../shared/types';
import type { Reply, ReplyState } from './types';

/** The states in which an answer waits for a person, the most pressing first. */
export const waitingStates: readonly ReplyState[] = ['IN_REVIEW', 'TODO', 'UNCLEAR', 'REFUSED'];

/** The answers of an incident that wait for a person, at most the 200 newest. */
export function useWaiting(incident: string): Live<Page<Reply>> {
  const states = waitingStates.map((state) => `state=${state}`).join('&');
  return useLive<Page<Reply>>(`/api/incidents/${incident}/replies?${states}&limit=200`, {
    touchedBy: (hint) => hint.incident === incident && /^reaction\.(repl|moved)/.test(hint.kind),
  });
}

/** Answers that a person looks at together. */
export interface ReplyGroup {
  key: string;
  first: Reply;
  replies: readonly Reply[];
}

/**
 * Puts answers together that were asked for at once and say the same, as the service signs them off at once; every other
 * answer is on its own. What somebody objected to, or what waits for something else, stands alone too.
 */
export function inGroups(replies: readonly Reply[]): ReplyGroup[] {
  const groups = new Map<string, [Reply, ...Reply[]]>();
  for (const reply of replies) {
    const together = reply.batch !== undefined && reply.state === 'IN_REVIEW' && !reply.objection;
    const key = together ? [reply.batch, reply.lang, reply.text].join(' ') : reply.id;
    const group = groups.get(key);
    if (group) group.push(reply);
    else groups.set(key, [reply]);
  }
  return [...groups.values()]
    .map((all) => ({ key: all[0].id, first: all[0], replies: all }))
    .sort((one, other) => rank(one) - rank(other));
}

/** How many wait for what. */
export function tally(replies: readonly Reply[]): { state: ReplyState; n: number }[] {
  return waitingStates
    .map((state) => ({ state, n: replies.filter((reply) => reply.state === state).length }))
    .filter(({ n }) => n > 0);
}

/** What this person can sign off comes first. */
function rank({ first }: ReplyGroup): number {
  return first.mayISignOff && !first.objection ? -1 : waitingStates.indexOf(first.state);
}
