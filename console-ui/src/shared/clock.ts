import { computed, signal, type ReadonlySignal } from '@preact/signals';
import { language, regional, type Language } from './i18n';

/** How far this device's clock is behind the service's (ms). Old laptops are minutes wrong; promises are not. */
let offset = 0;

export const now = signal(Date.now());

/** Learns the service's time from an answer's Date header; differences of network length are ignored. */
export function learnTime(dateHeader: string | null, receivedAt = Date.now()): void {
  const served = dateHeader === null ? NaN : Date.parse(dateHeader);
  if (Number.isNaN(served)) return;
  const difference = served - receivedAt;
  offset = Math.abs(difference) < 3000 ? 0 : difference;
}

export function currentTime(): number {
  return Date.now() + offset;
}

export function startTicking(): void {
  const tick = (): void => {
    if (!document.hidden) now.value = currentTime();
  };
  setInterval(tick, 1000);
  document.addEventListener('visibilitychange', tick);
  tick();
}

/** A signal that changes only when the wording does, so that a hundred times on a screen cost nothing. */
export function ticking(wording: (at: number) => string): ReadonlySignal<string> {
  return computed(() => wording(now.value));
}

export const timeZone = signal('Europe/Brussels');

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

const nowWords: Record<Language, string> = { nl: 'nu', fr: 'maintenant', en: 'now' };

/** "4 min geleden", "il y a 2 h": one unit, rounded down, so that it never claims more than has passed. */
export function relative(instant: string, at: number, inLanguage: Language): string {
  const difference = Date.parse(instant) - at;
  const size = Math.abs(difference);
  if (size < 45_000) return nowWords[inLanguage];
  const format = new Intl.RelativeTimeFormat(inLanguage, { style: 'short', numeric: 'always' });
  const sign = difference < 0 ? -1 : 1;
  if (size < hour) return format.format(sign * Math.max(1, Math.floor(size / minute)), 'minute');
  if (size < 2 * day) return format.format(sign * Math.floor(size / hour), 'hour');
  return format.format(sign * Math.floor(size / day), 'day');
}

/** A day in words; a French month begins on its "premier", which the browser does not know. */
export function dayWords(date: Date, inLanguage: Language, options: Intl.DateTimeFormatOptions): string {
  const text = new Intl.DateTimeFormat(regional(inLanguage), options).format(date);
  return inLanguage === 'fr' ? text.replace(/(?<!\S)1(?=\s\p{L})/u, '1er') : text;
}

/** "16:26" today, "za 21 nov 16:26" on another day, in the time zone of the house. */
export function absolute(instant: string, at: number, inLanguage: Language, withSeconds = false): string {
  const date = new Date(instant);
  const zone = timeZone.value;
  const time = new Intl.DateTimeFormat(regional(inLanguage), {
    hour: '2-digit',
    minute: '2-digit',
    ...(withSeconds ? { second: '2-digit' } : {}),
    timeZone: zone,
  }).format(date);
  const dayOf = (value: Date): string => new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(value);
  if (dayOf(date) === dayOf(new Date(at))) return time;
  const dayText = dayWords(date, inLanguage, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    timeZone: zone,
  });
  return `${dayText} ${time}`;
}

/** "38 min", "2 h 05", "3 d 4 h": a length of time in the shortest exact words. */
export function duration(milliseconds: number, inLanguage: Language): string {
  const units = { nl: ['d', 'u', 'min', 's'], fr: ['j', 'h', 'min', 's'], en: ['d', 'h', 'min', 's'] }[
    inLanguage
  ];
  const total = Math.max(0, milliseconds);
  if (total < minute) return `${Math.floor(total / 1000)} ${units[3] ?? ''}`;
  if (total < hour) return `${Math.floor(total / minute)} ${units[2] ?? ''}`;
  if (total < 2 * day) {
    const minutes = String(Math.floor((total % hour) / minute)).padStart(2, '0');
    return `${Math.floor(total / hour)} ${units[1] ?? ''} ${minutes}`;
  }
  return `${Math.floor(total / day)} ${units[0] ?? ''} ${Math.floor((total % day) / hour)} ${units[1] ?? ''}`;
}

export interface Due {
  late: boolean;
  /** Less than two minutes left. */
  soon: boolean;
  text: string;
}

const lateWords: Record<Language, (length: string) => string> = {
  nl: (length) => `${length} te laat`,
  fr: (length) => `${length} de retard`,
  en: (length) => `${length} late`,
};
const inWords: Record<Language, string> = { nl: 'over', fr: 'dans', en: 'in' };
const dueNow: Record<Language, string> = { nl: 'nu', fr: 'maintenant', en: 'now' };

/** "in 6:12" while there is time (from an hour on in hours), words when it is over: "7 min late". */
export function countdown(instant: string, at: number, inLanguage: Language): Due {
  const left = Date.parse(instant) - at;
  if (left <= -minute)
    return { late: true, soon: false, text: lateWords[inLanguage](duration(-left, inLanguage)) };
  if (left <= 0) return { late: true, soon: false, text: dueNow[inLanguage] };
  const clock =
    left < hour
      ? `${Math.floor(left / minute)}:${String(Math.floor((left % minute) / 1000)).padStart(2, '0')}`
      : duration(left, inLanguage);
  return { late: false, soon: left < 2 * minute, text: `${inWords[inLanguage]} ${clock}` };
}

export function currentLanguage(): Language {
  return language.value;
}

/** The value a `datetime-local` input wants, in the time zone of the house. */
export function toLocalInput(instant: string | number): string {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone: timeZone.value,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(new Date(instant));
  const part = (type: string): string => parts.find((each) => each.type === type)?.value ?? '';
  return `${part('year')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}`;
}

/** The instant of a `datetime-local` value read in the time zone of the house; null when it is not a time. */
export function fromLocalInput(value: string): string | null {
  const asUtc = Date.parse(`${value}Z`);
  if (Number.isNaN(asUtc)) return null;
  // The zone's distance at the guess is right except within an hour of a clock change; asking twice mends that.
  const distance = (at: number): number =>
    Date.parse(`${toLocalInput(at)}Z`) - Math.floor(at / minute) * minute;
  const guess = asUtc - distance(asUtc);
  return new Date(asUtc - distance(guess)).toISOString();
}

/** The city that a time zone is named after: "Brussels" of "Europe/Brussels". */
export function cityOf(zone: string): string {
  return (zone.split('/').pop() ?? zone).replaceAll('_', ' ');
}

/** An instant in the time zone of this device, when its clock shows another time there than that of the house. */
export function ownTime(
  instant: string,
  inLanguage: Language,
  zone = new Intl.DateTimeFormat().resolvedOptions().timeZone,
): { time: string; zone: string } | undefined {
  const shown = (timeZone: string): string =>
    dayWords(new Date(instant), inLanguage, {
      weekday: 'short',
      day: 'numeric',
      month: 'short',
      hour: '2-digit',
      minute: '2-digit',
      timeZone,
    });
  const time = shown(zone);
  return time === shown(timeZone.value) ? undefined : { time, zone: cityOf(zone) };
}
