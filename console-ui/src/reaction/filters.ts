/** What the list is narrowed to; it stands in the address, so that a reload and the way back keep it. */
export const filterNames = [
  'q',
  'state',
  'class',
  'sentiment',
  'source',
  'platform',
  'assignee',
  'author',
  'rumour',
  'private',
  'overdue',
  'order',
] as const;
export type FilterName = (typeof filterNames)[number];
export type Filters = Partial<Record<FilterName, string>>;

/** What somebody who comes to sort wants to see: what nobody has judged yet, what is due first on top. */
const usual: Filters = { state: 'NEW', order: 'due' };
/** In the address: every state. It has to be told from nothing said. */
const everything = 'all';

export function readFilters(search: string): Filters {
  const given = new URLSearchParams(search);
  const filters: Filters = { ...usual };
  for (const name of filterNames) {
    const value = given.get(name);
    if (value === everything) filters[name] = undefined;
    else if (value) filters[name] = value;
  }
  return filters;
}

/** The address's part behind the question mark, shortest when nothing unusual is asked. */
export function writeFilters(filters: Filters): string {
  const search = new URLSearchParams();
  for (const name of filterNames) {
    const value = filters[name] ?? '';
    if (value === (usual[name] ?? '')) continue;
    search.set(name, value === '' ? everything : value);
  }
  return search.toString();
}

/** As the service takes them. */
export function queryOf(filters: Filters, limit: number): string {
  const query = new URLSearchParams();
  for (const name of filterNames) {
    const value = name === 'order' ? orderOf(filters) : filters[name];
    if (value) query.set(name, value);
  }
  query.set('limit', String(limit));
  return query.toString();
}

/** Only those to whom an answer is owed can be put in the order of its clock; a list of others would be empty. */
export function orderOf(filters: Filters): string {
  return mayBeDue(filters) ? (filters.order ?? 'due') : 'newest';
}

export function mayBeDue(filters: Filters): boolean {
  return filters.state === 'NEW' || filters.overdue === 'true';
}

/** How many filters stand beyond the state, the order and the search words, which are always on the screen. */
export function countOf(filters: Filters): number {
  return filterNames.filter((name) => !['q', 'state', 'order'].includes(name) && filters[name]).length;
}
