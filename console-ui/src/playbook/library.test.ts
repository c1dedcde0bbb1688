import { expect, it } from 'vitest';
import { chosenOf, dayText, partsOf, sortForChoice, ticked, type Playbook } from './library';

function playbook(id: string, phase: string, types: string[] = [], always = false): Playbook {
  return {
    id,
    phase,
    types,
    always,
    title: { nl: id },
    items: 3,
    hash: 'x',
    source: 'SHIPPED',
    reviewOverdue: false,
    version: 0,
  };
}

const all = [
  playbook('aftercare', 'AFTERCARE'),
  playbook('fire', 'FIRST_HOUR', ['industrial-fire']),
  playbook('first-hour', 'FIRST_HOUR', [], true),
  playbook('flood', 'FIRST_HOUR', ['flood']),
  playbook('ongoing', 'ONGOING', [], true),
];
function one(id: string): Playbook {
  const found = all.find((each) => each.id === id);
  if (!found) throw new Error(`No ${id}`);
  return found;
}
const none = { added: [], dropped: [] };

it('proposes those for every incident and those made for the type', () => {
  expect(chosenOf(all, 'flood', none)).toEqual(['first-hour', 'ongoing', 'flood']);
  expect(chosenOf(all, 'Flood ', none)).toEqual(['first-hour', 'ongoing', 'flood']);
  expect(chosenOf(all, 'something else', none)).toEqual(['first-hour', 'ongoing']);
});

it('shows what is proposed first and what comes by itself last', () => {
  expect(sortForChoice(all, 'flood').map(({ id }) => id)).toEqual([
    'first-hour',
    'ongoing',
    'flood',
    'fire',
    'aftercare',
  ]);
});

it('keeps what somebody added or left out when the type changes', () => {
  const fire = one('fire');
  const ongoing = one('ongoing');
  const added = ticked(fire, 'flood', true, none);
  const both = ticked(ongoing, 'flood', false, added);
  expect(chosenOf(all, 'flood', both)).toEqual(['first-hour', 'flood', 'fire']);
  expect(chosenOf(all, 'industrial-fire', both)).toEqual(['first-hour', 'fire']);
  expect(chosenOf(all, 'flood', ticked(ongoing, 'flood', true, both))).toEqual([
    'first-hour',
    'ongoing',
    'flood',
    'fire',
  ]);
});

it('leaves out what was added under another type and is proposed now', () => {
  const fire = one('fire');
  const added = ticked(fire, 'flood', true, none);
  const left = ticked(fire, 'industrial-fire', false, added);
  expect(chosenOf(all, 'industrial-fire', left)).toEqual(['first-hour', 'ongoing']);
  expect(chosenOf(all, 'flood', left)).toEqual(['first-hour', 'ongoing', 'flood']);
});

it('tells days and durations', () => {
  expect(dayText('2026-11-22', 'nl')).toBe('22 november 2026');
  expect(dayText('never', 'nl')).toBe('never');
  expect(partsOf(2 * 86400 + 3600 + 120)).toEqual({ days: 2, hours: 1, minutes: 2 });
});
