import { fromLocalInput, toLocalInput } from '../shared/clock';

/** When to look again: after so many minutes, tomorrow at nine, or not. */
export const reminders = ['30', '60', '120', 'tomorrow', 'none'] as const;
export type Reminder = (typeof reminders)[number];

const day = 24 * 60 * 60_000;

/** The moment that a choice means, in the time zone of the house; null when nobody is to be reminded. */
export function remindAt(choice: Reminder, at: number): string | null {
  if (choice === 'none') return null;
  if (choice === 'tomorrow') return fromLocalInput(`${toLocalInput(at + day).slice(0, 10)}T09:00`);
  return new Date(at + Number(choice) * 60_000).toISOString();
}
