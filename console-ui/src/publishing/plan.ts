import { useEffect, useState } from 'preact/hooks';
import { listen } from '../live/stream';
import { api } from '../shared/api';
import type { Account, DeliveryAction, Incident, Message, PublicationPlan } from '../shared/types';
import { me } from '../shared/session';

export const pagePlatform = 'publicpage';

export type PlanLine = PublicationPlan['lines'][number];
export type PlanAction = PlanLine['action'];

/** What is ordered, as far as the plan depends on it. */
export interface Wanted {
  accounts: 'all' | string[];
  languages?: string[];
  /** What is done with the earlier post, where a person chose something else than the usual. */
  actions?: Record<string, DeliveryAction>;
}

/** The accounts this incident can reach: of its own kind, linked, not the team's, and of the two pages the one that fits. */
export function reachable(accounts: readonly Account[], incident: Pick<Incident, 'kind'>): Account[] {
  const exercise = incident.kind === 'EXERCISE';
  return accounts
    .filter(
      (account) =>
        account.linked && !account.team && !account.waitsForAuthorization && account.sandbox === exercise,
    )
    .sort((one, other) => Number(other.platform === pagePlatform) - Number(one.platform === pagePlatform));
}

/** Whether an account belongs to others. */
export function notMine(account: Account): boolean {
  const users = account.users ?? [];
  return users.length > 0 && !users.includes(me() ?? '');
}

/** The languages for which the same is done on an account, said once. */
export interface PlanGroup {
  action: PlanAction;
  lines: PlanLine[];
}

export function groupsOf(lines: readonly PlanLine[]): PlanGroup[] {
  const groups = new Map<string, PlanGroup>();
  for (const line of lines) {
    const key = [line.action, line.of?.title, line.why, line.picturesWhy, line.pictures].join('\n');
    const group = groups.get(key) ?? { action: line.action, lines: [] };
    groups.set(key, group);
    group.lines.push(line);
  }
  return [...groups.values()];
}

export const planActions = ['EDIT', 'REPOST', 'REPLY', 'POST', 'LETTERS', 'BY_HAND'] as const;

/** "3 aanpassingen, 2 nieuwe posts, 4 000 brieven": how many of each; of letters the recipients. */
export function sumsOf(lines: readonly PlanLine[]): { action: PlanAction; n: number }[] {
  return planActions.flatMap((action) => {
    const mine = lines.filter((line) => line.action === action);
    if (mine.length === 0) return [];
    const n =
      action === 'LETTERS' ? mine.reduce((sum, { recipients }) => sum + (recipients ?? 0), 0) : mine.length;
    return [{ action, n }];
  });
}

/** What may be chosen for an account in all its languages; nothing where there is no choice. */
export function choicesOf(lines: readonly PlanLine[]): DeliveryAction[] {
  const [first, ...rest] = lines.filter((line) => line.choices.length > 1);
  if (!first) return [];
  return first.choices.filter((choice) => rest.every((line) => line.choices.includes(choice)));
}

/** Whether a text is longer than its platform takes; without a limit it never is. */
export function isTooLong(line: PlanLine): boolean {
  return line.limit > 0 && line.used > line.limit;
}

/** When what was signed off may not leave any more; undefined when it stays good. */
export function approvalEnds(message: Pick<Message, 'approvedAt' | 'policy'>): string | undefined {
  const minutes = message.policy?.validMinutes ?? 0;
  if (message.approvedAt === undefined || minutes === 0) return undefined;
  return new Date(Date.parse(message.approvedAt) + minutes * 60_000).toISOString();
}

export interface Planned {
  plan: PublicationPlan | undefined;
  problem: unknown;
  again: () => void;
}

/** Ticks come in bursts; one question answers them all (ms). */
const gather = 150;

/**
 * Asks what the order would do, and again when the order or anything that it depends on changes. Stores nothing. Once
 * ordered nothing is asked any more.
 */
export function usePlan(message: Message, wanted: Wanted, ordered: boolean): Planned {
  const [answer, setAnswer] = useState<{ plan?: PublicationPlan; problem?: unknown }>({});
  const [turn, setTurn] = useState(0);
  const path = `/api/messages/${message.id}/publication/plan`;
  const order = JSON.stringify({ revision: message.revision, hash: message.hash, ...wanted });
  useEffect(() => {
    if (ordered) return;
    let over = false;
    const timer = setTimeout(() => {
      api.post<PublicationPlan>(path, JSON.parse(order) as object).then(
        (plan) => {
          if (!over) setAnswer({ plan });
        },
        (problem: unknown) => {
          if (!over) setAnswer((before) => ({ plan: before.plan, problem }));
        },
      );
    }, gather);
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }, [path, order, turn, ordered]);
  const { incident } = message;
  useEffect(
    () =>
      listen((hint) => {
        const touches =
          hint === null ||
          hint.kind.startsWith('account.') ||
          (hint.incident === incident && hint.kind.startsWith('delivery.'));
        if (touches) setTurn((before) => before + 1);
      }),
    [incident],
  );
  return { plan: answer.plan, problem: answer.problem, again: () => setTurn(turn + 1) };
}
