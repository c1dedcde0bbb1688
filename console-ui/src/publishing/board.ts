import type { Delivery } from '../shared/types';
import { byUrgency, markOf, type Mark } from './mark';

export interface BoardAccount {
  id: string;
  name: string | undefined;
  platform: string;
}

/** A message and what became of it, by account. */
export interface BoardRow {
  message: string;
  title: string | undefined;
  deliveries: Delivery[];
  cells: ReadonlyMap<string, Delivery[]>;
}

const pagePlatform = 'publicpage';

/** The accounts across, always in the same order: the town's own page, then by name. */
export function accountsOf(deliveries: readonly Delivery[]): BoardAccount[] {
  const found = new Map<string, BoardAccount>();
  for (const each of deliveries) {
    if (!found.has(each.account)) {
      found.set(each.account, { id: each.account, name: each.accountName, platform: each.platform });
    }
  }
  const ownPage = (account: BoardAccount): number => Number(account.platform === pagePlatform);
  const name = (account: BoardAccount): string => account.name ?? account.platform;
  return [...found.values()].sort(
    (one, other) => ownPage(other) - ownPage(one) || name(one).localeCompare(name(other)),
  );
}

interface Row {
  title: string | undefined;
  all: Delivery[];
  cells: Map<string, Delivery[]>;
}

/** The messages down, in the order in which the service lists them (newest first). */
export function rowsOf(deliveries: readonly Delivery[]): BoardRow[] {
  const rows = new Map<string, Row>();
  for (const each of deliveries) {
    const row: Row = rows.get(each.message) ?? { title: each.messageTitle, all: [], cells: new Map() };
    rows.set(each.message, row);
    row.all.push(each);
    row.cells.set(each.account, [...(row.cells.get(each.account) ?? []), each]);
  }
  return [...rows].map(([message, { title, all, cells }]) => ({ message, title, deliveries: all, cells }));
}

/** What one field of the board says: the same mark for several languages is said once. */
export interface CellMark {
  mark: Mark;
  languages: string[];
}

export function marksOf(cell: readonly Delivery[], now: number): CellMark[] {
  const marks = new Map<Mark, string[]>();
  for (const each of cell) {
    const mark = markOf(each, now);
    marks.set(mark, [...new Set([...(marks.get(mark) ?? []), each.lang])]);
  }
  return [...marks]
    .map(([mark, languages]) => ({ mark, languages }))
    .sort((one, other) => byUrgency(one.mark, other.mark));
}

/** The letters of all languages together; undefined where no letters are written. */
export function lettersOf(cell: readonly Delivery[]): { sent: number; total: number } | undefined {
  const counted = cell.flatMap((each) => each.parts ?? []);
  if (counted.length === 0) return undefined;
  return {
    sent: counted.reduce((sum, { sent }) => sum + sent, 0),
    total: counted.reduce((sum, { total }) => sum + total, 0),
  };
}

/** In the order of the incident's languages; others after them. */
export function inLanguages<T extends { lang: string }>(all: readonly T[], order: readonly string[]): T[] {
  return [...all].sort(byLanguage(order));
}

export function byLanguage(
  order: readonly string[],
): (one: { lang: string }, other: { lang: string }) => number {
  const place = (lang: string): number => (order.includes(lang) ? order.indexOf(lang) : order.length);
  return (one, other) => place(one.lang) - place(other.lang);
}
