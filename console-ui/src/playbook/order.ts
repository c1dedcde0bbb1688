import type { ChecklistItem, Incident, Role } from '../shared/types';

/** An item on the screen; with `againAt`, when it comes back. */
export type ShownItem = ChecklistItem & { againAt?: string | undefined };

const phases = ['PREPARATION', 'FIRST_HOUR', 'ONGOING', 'AFTERCARE'];

/** The items per phase, in the order of the phases; within one by when they are due, those without a time last. */
export function byPhase(items: readonly ShownItem[]): [phase: string, items: ShownItem[]][] {
  const place = (phase: string): number => (phases.indexOf(phase) + phases.length + 1) % (phases.length + 1);
  const found = [...new Set(items.map((item) => item.phase))].sort((a, b) => place(a) - place(b));
  return found.map((phase) => [phase, items.filter((item) => item.phase === phase).sort(byDue)]);
}

/** What can be done comes before what waits for others; within both what is due first. */
export function byDue(a: ChecklistItem, b: ChecklistItem): number {
  const due = (item: ChecklistItem): number => (item.dueAt ? Date.parse(item.dueAt) : Infinity);
  return Number(waits(a)) - Number(waits(b)) || due(a) - due(b) || 0;
}

export function waits(item: ChecklistItem): boolean {
  return item.state === 'OPEN' && item.waiting === true;
}

/** Whether the lead and the deputies were told that it is late, and it still is. */
export function isEscalated(item: ChecklistItem): boolean {
  return item.state === 'OPEN' && !waits(item) && item.escalatedAt !== undefined;
}

/** What is the same for all times of something that comes back. */
export function keyOf(item: ChecklistItem): string {
  return item.item === undefined ? item.id : `${item.playbook}/${item.item}`;
}

/**
 * What I just settled and comes back, as I left it: the next time of it must not take its place under the finger, or a second
 * press ticks that one too. Once somebody went on with it, it shows as it is.
 */
export function asILeftIt(item: ChecklistItem, settled: readonly ChecklistItem[]): ShownItem {
  const mine = settled.findLast((each) => keyOf(each) === keyOf(item));
  const isNext = mine !== undefined && (mine.round ?? 1) + 1 === item.round && item.state === 'OPEN';
  return isNext && mine.state !== 'OPEN' ? { ...mine, againAt: item.dueAt } : item;
}

/** Whether it was done or skipped, now or the times before. */
export function wasSettled(item: ChecklistItem): boolean {
  return item.state !== 'OPEN' || (item.done ?? 0) + (item.skipped ?? 0) > 0;
}

/** Whether it is this person's task: by name on the roster, or by their roles where nobody is named for it. */
export function isMine(item: ChecklistItem, person: string | undefined, roles: readonly Role[]): boolean {
  const named = (item.assigned ?? []).filter((one) => !one.lead);
  return named.length > 0
    ? named.some((one) => one.person === person)
    : item.role !== undefined && roles.includes(item.role);
}

/**
 * The roles that are somebody's task here: those of the roster, and only without any the general ones. The lead
 * may do everything, but that does not make everything the lead's task.
 */
export function tasksOf(
  incident: Incident | undefined,
  person: string | undefined,
  general: readonly Role[],
): Role[] {
  const roster = incident?.roster;
  const posts = (roster?.members ?? []).filter((post) => post.person === person).map((post) => post.role);
  if (roster?.lead !== undefined && roster.lead === person) posts.push('LEAD');
  return posts.length > 0 ? posts : [...general];
}
