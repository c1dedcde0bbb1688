import { afterEach, describe, expect, it } from 'vitest';
import {
  absolute,
  countdown,
  currentTime,
  duration,
  fromLocalInput,
  learnTime,
  relative,
  toLocalInput,
  cityOf,
  ownTime,
  timeZone,
} from './clock';

const noon = Date.parse('2026-11-21T12:00:00Z');
const minutes = (n: number): string => new Date(noon + n * 60_000).toISOString();

describe('a countdown', () => {
  it('shows minutes and seconds while there is time', () => {
    expect(countdown('2026-11-21T12:06:12Z', noon, 'nl').text).toBe('over 6:12');
    expect(countdown('2026-11-21T12:06:02Z', noon, 'fr').text).toBe('dans 6:02');
  });
  it('says that it is nearly over in the last two minutes', () => {
    expect(countdown(minutes(2), noon, 'en').soon).toBe(false);
    expect(countdown('2026-11-21T12:01:59Z', noon, 'en').soon).toBe(true);
  });
  it('turns to words when it is late', () => {
    expect(countdown(minutes(0), noon, 'nl')).toEqual({ late: true, soon: false, text: 'nu' });
    expect(countdown(minutes(-7), noon, 'nl').text).toBe('7 min te laat');
    expect(countdown(minutes(-7), noon, 'fr').text).toBe('7 min de retard');
    expect(countdown(minutes(-7), noon, 'en').text).toBe('7 min late');
  });
});

describe('a time', () => {
  it('never claims that more has passed than has', () => {
    expect(relative('2026-11-21T11:55:01Z', noon, 'en')).toBe('4 min. ago');
    expect(relative(minutes(-119), noon, 'en')).toBe('1 hr. ago');
  });
  it('is "now" for what just happened', () => expect(relative(minutes(0), noon, 'nl')).toBe('nu'));
  it('is shown in the time of the house, with the day when it is another day', () => {
    expect(absolute('2026-11-21T15:26:00Z', noon, 'nl')).toBe('16:26');
    expect(absolute('2026-11-19T15:26:00Z', noon, 'nl')).toMatch(/19 nov.* 16:26/);
    // After midnight in Brussels, still the day before in UTC.
    expect(absolute('2026-11-20T23:30:00Z', noon, 'nl')).toBe('00:30');
    expect(absolute('2026-12-01T15:26:00Z', noon, 'fr')).toMatch(/ 1er déc.* 16:26/);
    expect(absolute('2026-12-21T15:26:00Z', noon, 'fr')).toMatch(/ 21 déc.* 16:26/);
    expect(absolute('2026-12-01T15:26:00Z', noon, 'nl')).toMatch(/ 1 dec.* 16:26/);
  });
});

describe('a length of time', () => {
  it.each([
    [38 * 60_000, '38 min'],
    [125 * 60_000, '2 u 05'],
    [50 * 3_600_000, '2 d 2 u'],
    [-5, '0 s'],
  ])('of %i ms is %s', (length, text) => expect(duration(length, 'nl')).toBe(text));
});

describe('the time typed by a person', () => {
  it('is read in the time zone of the house, in winter and in summer', () => {
    expect(fromLocalInput('2026-11-21T16:30')).toBe('2026-11-21T15:30:00.000Z');
    expect(fromLocalInput('2026-07-01T16:30')).toBe('2026-07-01T14:30:00.000Z');
  });
  it('comes back as it was typed around a change of the clocks', () => {
    for (const typed of ['2026-03-29T01:30', '2026-03-29T03:30', '2026-10-25T01:30', '2026-10-25T03:30']) {
      expect(toLocalInput(fromLocalInput(typed) ?? '')).toBe(typed);
    }
  });
  it('is nothing when it is not a time', () => expect(fromLocalInput('soon')).toBeNull());
});

describe('the clock of a device that is wrong', () => {
  afterEach(() => learnTime(new Date().toUTCString()));
  it('is corrected by the time of the service', () => {
    learnTime(new Date(Date.now() + 10 * 60_000).toUTCString());
    expect(currentTime() - Date.now()).toBeGreaterThan(9 * 60_000);
  });
  it('is left alone for a difference that the network explains', () => {
    learnTime(new Date(Date.now() - 2000).toUTCString());
    expect(Math.abs(currentTime() - Date.now())).toBeLessThan(1000);
  });
  it('is left alone by an answer without a time', () => {
    learnTime(null);
    learnTime('yesterday');
    expect(Math.abs(currentTime() - Date.now())).toBeLessThan(1000);
  });
});

describe('a time in the zone of the house', () => {
  it('is said once more in the reader’s own time, only where that is another', () => {
    timeZone.value = 'Europe/Brussels';
    const at = '2026-11-21T15:30:00Z';
    expect(ownTime(at, 'en', 'Europe/London')).toEqual({ time: 'Sat 21 Nov, 15:30', zone: 'London' });
    expect(ownTime(at, 'en', 'Europe/Paris')).toBeUndefined();
  });

  it('names the zone after its city', () => {
    expect(cityOf('Europe/Brussels')).toBe('Brussels');
    expect(cityOf('America/Argentina/Buenos_Aires')).toBe('Buenos Aires');
    expect(cityOf('UTC')).toBe('UTC');
  });
});
