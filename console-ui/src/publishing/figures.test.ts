import { describe, expect, it } from 'vitest';
import {
  columnsOf,
  courseOf,
  given,
  isCounted,
  measuresOf,
  type ChannelFigures,
  type MessageFigures,
} from './figures';

const channel = (rest: Partial<ChannelFigures>): ChannelFigures => ({
  delivery: 'd1',
  account: 'a1',
  accountName: 'Mastodon',
  platform: 'mastodon',
  lang: 'nl',
  state: 'SENT',
  sentAt: '2026-11-21T10:00:00Z',
  figures: {},
  notGiven: [],
  trend: [],
  ...rest,
});

const sheet = (channels: ChannelFigures[]): MessageFigures => ({
  message: 'm1',
  title: 'Blijf binnen',
  state: 'PUBLISHED',
  exercise: false,
  sentAt: '2026-11-21T10:00:00Z',
  channels,
  totals: [],
  clicks: { total: 0, byVia: [] },
});

describe('figures', () => {
  it('keeps zero apart from what is not given', () => {
    const zero = channel({ figures: { replies: 0 } });
    expect(given(zero.figures, 'REPLIES')).toBe(0);
    expect(given(zero.figures, 'VIEWS')).toBeUndefined();
    expect(measuresOf([zero, channel({ figures: { favourites: 2 } })])).toEqual(['FAVOURITES', 'REPLIES']);
  });

  it('tells a channel that is asked from one that has a reason why not', () => {
    expect(isCounted(channel({ asOf: '2026-11-21T10:05:00Z' }))).toBe(true);
    expect(isCounted(channel({ nextAt: '2026-11-21T10:05:00Z' }))).toBe(true);
    expect(isCounted(channel({ note: 'This platform gives no figures.' }))).toBe(false);
  });

  it('draws the largest figure, from its first moment to its last', () => {
    const course = courseOf([
      { at: '2026-11-21T10:00:00Z', favourites: 1, views: 10 },
      { at: '2026-11-21T10:30:00Z', favourites: 2, views: 50 },
      { at: '2026-11-21T11:00:00Z', favourites: 3, views: 100 },
    ]);
    expect(course?.measure).toBe('VIEWS');
    expect(course?.first.count).toBe(10);
    expect(course?.last.count).toBe(100);
    expect(course?.line).toBe('0.0,20.8 50.0,12.0 100.0,1.0');
  });

  it('draws nothing while there is too little to see', () => {
    expect(courseOf([])).toBeUndefined();
    expect(courseOf([{ at: '2026-11-21T10:00:00Z', favourites: 1 }])).toBeUndefined();
  });

  it('has a column for each account with this figure, and knows its largest', () => {
    const sheets = [
      sheet([
        channel({ figures: { favourites: 4 } }),
        channel({ account: 'a2', accountName: 'Bluesky', figures: { favourites: 0 } }),
      ]),
      sheet([channel({ figures: { favourites: 9 } }), channel({ account: 'a3', figures: { views: 5 } })]),
    ];
    expect(columnsOf(sheets, 'FAVOURITES')).toEqual([
      { account: 'a2', name: 'Bluesky', most: 0 },
      { account: 'a1', name: 'Mastodon', most: 9 },
    ]);
  });
});
