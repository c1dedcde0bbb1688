import type { Waiting, WaitingKind } from '../shared/types';

/** Where the thing that waits is dealt with. */
export function placeOf({ kind, id }: Pick<Waiting, 'kind' | 'id'>, incident: string): string {
  switch (kind) {
    case 'OWED_REVIEW':
    case 'SIGN_OFF':
      return `/messages/${id}/review`;
    case 'FACT_MOVED':
    case 'PUBLISH':
    case 'CHANGES_ASKED':
      return `/messages/${id}`;
    case 'UNCLEAR':
    case 'REFUSED':
    case 'MANUAL':
      return `/i/${incident}/deliveries`;
    case 'SIGN_OFF_REPLY':
      return `/reactions/${id}`;
    case 'RUMOUR':
      return `/rumours/${id}`;
    case 'CHECKLIST':
      return `/i/${incident}/checklist`;
    case 'UPDATE_DUE':
      return `/i/${incident}/messages/new`;
  }
}

export interface Gathered {
  first: Waiting;
  n: number;
}

const sent: readonly WaitingKind[] = ['UNCLEAR', 'REFUSED', 'MANUAL'];

/** One line for the same message on the same channel in several languages; the order stays. */
export function gathered(waiting: readonly Waiting[]): Gathered[] {
  const lines = new Map<string, Gathered>();
  for (const each of waiting) {
    const key = sent.includes(each.kind) ? `${each.kind} ${each.title ?? ''}` : `${each.kind} ${each.id}`;
    const line = lines.get(key);
    if (line) line.n += 1;
    else lines.set(key, { first: each, n: 1 });
  }
  return [...lines.values()];
}
