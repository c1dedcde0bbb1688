import type { Exercise, Shown } from './types';

/** Where the play is now, in seconds from its start. */
export function positionAt(
  exercise: Pick<Exercise, 'state' | 'position' | 'speed' | 'at'>,
  at: number,
): number {
  if (exercise.state !== 'RUNNING') return exercise.position;
  return exercise.position + Math.max(0, (at - Date.parse(exercise.at)) / 1000) * exercise.speed;
}

/** Seconds as a clock shows them: 12:05, 1:02:05. */
export function clockText(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const two = (n: number): string => String(n).padStart(2, '0');
  const hours = Math.floor(whole / 3600);
  const rest = `${two(Math.floor(whole / 60) % 60)}:${two(whole % 60)}`;
  return hours > 0 ? `${hours}:${rest}` : rest;
}

/** The next one that has not come. */
export function nextOf(injects: readonly Shown[]): Shown | undefined {
  return injects.find(({ state }) => state === 'WAITING');
}

/** ISO 8601 of minutes, such as PT2M30S; undefined for what is no number of minutes. */
export function isoMinutes(text: string): string | undefined {
  const minutes = Number(text.replace(',', '.'));
  if (text.trim() === '' || !Number.isFinite(minutes) || minutes < 0) return undefined;
  const seconds = Math.round(minutes * 60);
  return `PT${Math.floor(seconds / 60)}M${seconds % 60 ? `${seconds % 60}S` : ''}`;
}

/** The minutes of an ISO 8601 duration, for a field. */
export function minutesOf(iso: string | undefined): string {
  const found = /^PT(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?$/.exec(iso ?? '');
  if (!found) return '';
  const seconds = Number(found[1] ?? 0) * 3600 + Number(found[2] ?? 0) * 60 + Number(found[3] ?? 0);
  return String(Math.round((seconds / 60) * 100) / 100);
}
