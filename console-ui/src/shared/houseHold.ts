import { signal } from '@preact/signals';
import type { HouseHold, Incident } from './types';

/** The stop of the whole house as it stands; undefined until it is known. The frame around the pages keeps it true. */
export const houseHold = signal<HouseHold | undefined>(undefined);

/** Whether nothing leaves for this incident: it, or the whole house, is stopped. */
export function isHeld(incident: Pick<Incident, 'held'> | undefined): boolean {
  return houseHold.value?.held === true || incident?.held === true;
}
