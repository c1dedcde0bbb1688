import type { HalfHour, Situation, ThemeKind, ThemeTotal, Totals } from './types';

export const halfHour = 30 * 60_000;

export const nothing: Totals = {
  reactions: 0,
  authors: 0,
  topAuthors: 0,
  topReactions: 0,
  unsorted: 0,
  sentiments: {},
  classes: {},
  sources: {},
  platforms: {},
  languages: {},
  themes: [],
  rumours: {},
};

/** Every half hour of the stretch, also those in which nobody reacted: a gap in the chart would look like no time. */
export function filled(situation: Situation, now: number): HalfHour[] {
  const known = new Map(situation.halfHours.map((each) => [Date.parse(each.from), each]));
  const slots: HalfHour[] = [];
  for (let at = Date.parse(situation.from); at < Date.parse(situation.to); at += halfHour) {
    slots.push(
      known.get(at) ?? {
        ...nothing,
        from: new Date(at).toISOString(),
        to: new Date(at + halfHour).toISOString(),
        complete: at + halfHour <= now,
      },
    );
  }
  return slots;
}

/** The half hours that are worth a place in the chart: from the first reaction on, and at least six. */
export function worthShowing(slots: HalfHour[]): HalfHour[] {
  const first = slots.findIndex(({ reactions }) => reactions > 0);
  const from = first < 0 ? slots.length : first;
  return slots.slice(Math.max(0, Math.min(from, slots.length - 6)));
}

/** The one to look at first: the last that is over if anything happened in it, or else the last with reactions. */
export function usual(slots: HalfHour[]): HalfHour | undefined {
  const over = slots.filter(({ complete }) => complete);
  const last = over[over.length - 1];
  if (last && last.reactions > 0) return last;
  return [...slots].reverse().find(({ reactions }) => reactions > 0) ?? slots[slots.length - 1];
}

export function before(slots: HalfHour[], shown: HalfHour): HalfHour | undefined {
  return slots[slots.findIndex(({ from }) => from === shown.from) - 1];
}

export interface ThemeRow extends ThemeTotal {
  /** How many more or fewer than in the half hour before; undefined when that is not known. */
  change: number | undefined;
}

/** The themes of a kind, most reactions first, with the change; what has just fallen to nothing is there too. */
export function themesOf(
  kind: ThemeKind,
  situation: Situation,
  shown: Totals,
  earlier: Totals | undefined,
): ThemeRow[] {
  const wanted = new Set(situation.themes.filter((theme) => theme.kind === kind).map(({ id }) => id));
  const count = (of: Totals, id: string): number =>
    of.themes.find(({ theme }) => theme === id)?.reactions ?? 0;
  const now = shown.themes.filter(({ theme }) => wanted.has(theme));
  const gone = (earlier?.themes ?? [])
    .filter(({ theme }) => wanted.has(theme) && count(shown, theme) === 0)
    .map((each) => ({ ...each, reactions: 0, authors: 0, sorted: 0, words: {} }));
  return [...now, ...gone].map((each) => ({
    ...each,
    change: earlier ? each.reactions - count(earlier, each.theme) : undefined,
  }));
}

/** Which share of the reactions the most active one percent wrote, in whole percents. */
export function shareOfBusiest(totals: Totals): number {
  return totals.reactions === 0 ? 0 : Math.round((100 * totals.topReactions) / totals.reactions);
}

/** The biggest first. */
export function ranked(counts: Record<string, number>): [string, number][] {
  return Object.entries(counts).sort(([a, one], [b, other]) => other - one || a.localeCompare(b));
}

/** "+12", "−3", "="; a sign and not a colour tells the direction. */
export function signed(change: number): string {
  return change > 0 ? `+${change}` : change < 0 ? `−${-change}` : '=';
}

/** A round number at or above the biggest value, for the axis. */
export function roundUp(value: number): number {
  if (value <= 4) return 4;
  const power = 10 ** Math.floor(Math.log10(value));
  return [1, 2, 4, 5, 10].map((step) => step * power).find((step) => step >= value) ?? 10 * power;
}
