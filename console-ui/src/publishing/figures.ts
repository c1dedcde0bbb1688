import type { DeliveryState, MessageState } from '../shared/types';

/** What platforms count. Each counts in its own way. */
export const measures = ['FAVOURITES', 'REPOSTS', 'REPLIES', 'VIEWS', 'CLICKS'] as const;
export type Measure = (typeof measures)[number];

const names = {
  FAVOURITES: 'favourites',
  REPOSTS: 'reposts',
  REPLIES: 'replies',
  VIEWS: 'views',
  CLICKS: 'clicks',
} as const;

/** Numbers of one post; what the platform did not give is missing, which is not zero. */
export interface Given {
  favourites?: number;
  reposts?: number;
  replies?: number;
  views?: number;
  clicks?: number;
}

/** How much there was at a moment. */
export interface Point extends Given {
  at: string;
}

/** One delivery with what its platform told. */
export interface ChannelFigures {
  delivery: string;
  account: string;
  accountName: string;
  platform: string;
  lang: string;
  state: DeliveryState;
  url?: string;
  sentAt: string;
  figures: Given;
  notGiven: Measure[];
  asOf?: string;
  nextAt?: string;
  note?: string;
  problem?: string;
  trend: Point[];
}

/** What became of one message on its channels. */
export interface MessageFigures {
  message: string;
  title: string;
  state: MessageState;
  exercise: boolean;
  sentAt: string;
  channels: ChannelFigures[];
  totals: { measure: Measure; count: number; posts: number }[];
  clicks: { total: number; byVia: { via: string; count: number }[] };
}

export function given(figures: Given, measure: Measure): number | undefined {
  return figures[names[measure]];
}

/** What at least one of these posts has, in the usual order. */
export function measuresOf(channels: readonly ChannelFigures[]): Measure[] {
  return measures.filter((measure) => channels.some(({ figures }) => given(figures, measure) !== undefined));
}

/** Whether there are figures, or will be: the others only have a reason why not. */
export function isCounted(channel: ChannelFigures): boolean {
  return channel.asOf !== undefined || channel.nextAt !== undefined;
}

export interface Course {
  measure: Measure;
  first: { at: string; count: number };
  last: { at: string; count: number };
  /** As the `points` of a polyline in a box of 100 by 24. */
  line: string;
}

const width = 100;
const height = 24;
const fewest = 3;

/** How the largest figure of a post grew; nothing while there is too little to draw. */
export function courseOf(trend: readonly Point[]): Course | undefined {
  const end = trend[trend.length - 1];
  if (!end) return undefined;
  const [measure] = [...measures].sort((one, other) => (given(end, other) ?? -1) - (given(end, one) ?? -1));
  if (!measure) return undefined;
  const points = trend.flatMap((point) => {
    const count = given(point, measure);
    return count === undefined ? [] : [{ at: point.at, count }];
  });
  const first = points[0];
  const last = points[points.length - 1];
  if (!first || !last || points.length < fewest) return undefined;
  const begin = Date.parse(first.at);
  const length = Math.max(1, Date.parse(last.at) - begin);
  const most = Math.max(1, ...points.map(({ count }) => count));
  const line = points
    .map(({ at, count }) => {
      const x = ((Date.parse(at) - begin) / length) * width;
      const y = height - 1 - (count / most) * (height - 2);
      return `${x.toFixed(1)},${y.toFixed(1)}`;
    })
    .join(' ');
  return { measure, first, last, line };
}

export interface Column {
  account: string;
  name: string;
  /** The largest figure in it, to draw the others against. */
  most: number;
}

/** The accounts on which some message of an incident has this figure, in the order of their names. */
export function columnsOf(sheets: readonly MessageFigures[], measure: Measure): Column[] {
  const columns = new Map<string, Column>();
  for (const { channels } of sheets) {
    for (const { account, accountName, figures } of channels) {
      const count = given(figures, measure);
      if (count === undefined) continue;
      const most = Math.max(columns.get(account)?.most ?? 0, count);
      columns.set(account, { account, name: accountName, most });
    }
  }
  return [...columns.values()].sort((one, other) => one.name.localeCompare(other.name));
}

/** The posts of one message on one account: one for each language. */
export function postsOn(sheet: MessageFigures, account: string): ChannelFigures[] {
  return sheet.channels.filter((channel) => channel.account === account);
}
