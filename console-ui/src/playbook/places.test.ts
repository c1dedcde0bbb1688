import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { screens } from '../routes';
import { placeOf } from './places';
import words from './words.nl';

const schema = JSON.parse(readFileSync('../playbooks/schema/playbook.schema.json', 'utf8')) as {
  $defs: { item: { properties: { place: { enum: string[] } } } };
};
const places = schema.$defs.item.properties.place.enum;

it('knows the screen and a word for every place that a playbook can name', () => {
  const paths = screens.map(({ path }) => path.replace(':id', 'i1'));
  for (const place of places) {
    expect(paths, place).toContain(placeOf(place, 'i1'));
    expect(words, place).toHaveProperty([`place.${place}`]);
  }
});

it('leads nowhere without an incident for what belongs to one', () => {
  expect(placeOf('facts', undefined)).toBeUndefined();
  expect(placeOf('people', undefined)).toBe('/people');
  expect(placeOf(undefined, 'i1')).toBeUndefined();
});
