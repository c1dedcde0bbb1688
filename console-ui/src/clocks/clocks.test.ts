import { beforeAll, describe, expect, it } from 'vitest';
import { language } from '../shared/i18n';
import type { ClockKind, RunningClock } from '../shared/types';
import { besides, mainClock, placeOfClock, shortened, stateAt } from './clocks';
import { toTell } from './notify';
import { nameOf, standing } from './wording';
import { c } from './words';

const start = Date.parse('2026-03-02T10:00:00Z');
const minute = 60_000;
const at = (minutes: number): number => start + minutes * minute;

const clock = (kind: ClockKind, due: number, part: Partial<RunningClock> = {}): RunningClock => ({
  kind,
  thing: `${kind}-${due}`,
  startedAt: new Date(start).toISOString(),
  dueAt: new Date(at(due)).toISOString(),
  state: 'RUNNING',
  roles: ['AUTHOR'],
  count: 1,
  ...part,
});

describe('a clock', () => {
  it('runs on after it was fetched, as the service counts', () => {
    const update = clock('NEXT_UPDATE', 30);
    expect(stateAt(update, at(24.9), 10)).toBe('RUNNING');
    expect(stateAt(update, at(25), 10)).toBe('SOON');
    expect(stateAt(update, at(30), 10)).toBe('LATE');
    expect(stateAt(update, at(40), 10)).toBe('ESCALATED');
    expect(stateAt(clock('FIRST_STATEMENT', 6), at(4), 10)).toBe('SOON');
  });

  it('of the checklist escalates only when the service says so', () => {
    expect(stateAt(clock('CHECKLIST', 5, { state: 'LATE' }), at(60), 10)).toBe('LATE');
    expect(stateAt(clock('CHECKLIST', 5, { state: 'ESCALATED' }), at(60), 10)).toBe('ESCALATED');
  });

  it('that is the main one is the promise to residents, whatever else is late', () => {
    const first = clock('FIRST_STATEMENT', 15);
    const next = clock('NEXT_UPDATE', 60);
    const rumour = clock('RUMOUR_VERDICT', 5);
    expect(mainClock([rumour, first, next])).toBe(first);
    expect(mainClock([rumour, next])).toBe(next);
    expect(mainClock([rumour])).toBeUndefined();
  });

  it('stands beside the main one by how much it asks for somebody, items of the checklist together', () => {
    const clocks = [
      clock('NEXT_UPDATE', 30),
      clock('RESPONSE', 120, { count: 12 }),
      clock('RUMOUR_VERDICT', 18, { thing: 'soon' }),
      clock('RUMOUR_VERDICT', 10, { thing: 'late' }),
      clock('CHECKLIST', 5, { thing: 'one', state: 'LATE' }),
      clock('CHECKLIST', 8, { thing: 'two', state: 'ESCALATED' }),
    ];
    const shown = besides(clocks, at(15), 10);
    expect(shown.map(({ thing }) => thing)).toEqual(['late', 'one', 'soon', 'RESPONSE-120']);
    expect(shown[1]).toMatchObject({ count: 2, state: 'ESCALATED' });
  });

  it('leads to where it is met', () => {
    expect(placeOfClock('NEXT_UPDATE', 'i', 'i')).toBe('/i/i/messages/new');
    expect(placeOfClock('RUMOUR_CORRECTION', 'r', 'i')).toBe('/rumours/r');
    expect(placeOfClock('RESPONSE', 'x', 'i')).toBe('/i/i/reactions');
    expect(placeOfClock('CHECKLIST', 'c', 'i')).toBe('/i/i/checklist');
  });
});

describe('the words of a clock', () => {
  beforeAll(async () => {
    language.value = 'nl';
    await c.load('nl');
  });

  it('say what it is for and how long still, or how late', () => {
    const rumour = clock('RUMOUR_VERDICT', 30, { title: 'drinkwater' });
    expect(nameOf(rumour)).toBe('Gerucht “drinkwater”');
    expect(standing(rumour, at(23.5), 'nl')).toBe('nog 6 min');
    expect(standing(rumour, at(30), 'nl')).toBe('nu');
    expect(standing(rumour, at(37), 'nl')).toBe('7 min te laat');
    expect(nameOf(clock('RESPONSE', 9, { count: 12 }))).toBe('12 antwoorden');
  });

  it('name the one item of the checklist where there is room', () => {
    const item = clock('CHECKLIST', 5, { title: 'Bel de leiding van het incident' });
    expect(nameOf(item)).toBe('Checklist, 1 punt');
    expect(nameOf(item, true)).toBe('Bel de leiding van het incident');
  });

  it('shorten a claim to what fits on a phone', () => {
    expect(shortened('Het drinkwater van de hele stad is giftig').length).toBeLessThanOrEqual(28);
    expect(shortened('drinkwater')).toBe('drinkwater');
  });
});

describe('a notification', () => {
  const mine = (): boolean => true;
  const none = new Set<string>();

  it('tells of the promise before it lapses, and of what is late, once', () => {
    const clocks = [clock('NEXT_UPDATE', 30), clock('RUMOUR_VERDICT', 32), clock('RUMOUR_VERDICT', 20)];
    const due = toTell(clocks, at(27), 10, mine, none);
    expect(due.map((one) => one.clock.thing)).toEqual(['NEXT_UPDATE-30', 'RUMOUR_VERDICT-20']);
    const told = new Set(due.map(({ key }) => key));
    expect(toTell(clocks, at(28), 10, mine, told)).toEqual([]);
    // Late is something else than soon; a promise that was moved is another one.
    expect(toTell(clocks, at(31), 10, mine, told).map((one) => one.clock.kind)).toEqual(['NEXT_UPDATE']);
    expect(toTell([clock('NEXT_UPDATE', 31)], at(28), 10, mine, told)).toHaveLength(1);
  });

  it('tells of my task alone, and of a checklist only what escalated', () => {
    const clocks = [
      clock('RUMOUR_VERDICT', 20, { roles: ['MONITOR'] }),
      clock('CHECKLIST', 5, { state: 'LATE' }),
      clock('CHECKLIST', 6, { state: 'ESCALATED' }),
    ];
    const author = ({ roles }: RunningClock): boolean => roles.includes('AUTHOR');
    expect(toTell(clocks, at(30), 10, author, none).map((one) => one.clock.thing)).toEqual(['CHECKLIST-6']);
  });

  it('tells of answers once while they are late, whoever waits longest', () => {
    const told = new Set(toTell([clock('RESPONSE', 20)], at(30), 10, mine, none).map(({ key }) => key));
    expect(toTell([clock('RESPONSE', 25)], at(30), 10, mine, told)).toEqual([]);
  });
});
