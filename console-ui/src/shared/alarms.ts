import { computed, signal } from '@preact/signals';
import type { Alarm } from './types';

/** What went wrong anywhere and nobody has looked at yet. The frame around the pages keeps it true. */
export const unseenAlarms = signal<readonly Alarm[]>([]);

/** How many of them still hold; it stands in the window's title. */
export const alarmCount = computed(
  () => unseenAlarms.value.filter(({ overAt }) => overAt === undefined).length,
);
