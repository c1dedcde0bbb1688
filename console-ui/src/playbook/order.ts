import type { ChecklistItem, Incident, Role } from '../shared/types';

const phases = ['PREPARATION', 'FIRST_HOUR', 'ONGOING', 'AFTERCARE'];

/** The items per phase, in the order of the phases; within one by when they are due, those without a time last. */
export function byPhase(items: readonly ChecklistItem[]): [phase: string, items: ChecklistItem[]][] {
  const place = (phase: string): number => (phases.indexOf(phase) + phases.length + 1) % (phases.length + 1);
  const found = [...new Set(items.map((item) => item.phase))].sort((a, b) => place(a) - place(b));
  return found.map((phase) => [phase, items.filter((item) => item.phase === phase).sort(byDue)]);
}

function byDue(a: ChecklistItem, b: ChecklistItem): number {
  return (a.dueAt ? Date.parse(a.dueAt) : Infinity) - (b.dueAt ? Date.parse(b.dueAt) : Infinity) || 0;
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
