import type { Tried } from '../shared/types';
import { c } from './words';

/** How far a connector was tried, in plain words; nothing for what is our own. */
export function triedWords(tried: Tried | undefined, short = false): string | undefined {
  if (tried === undefined || tried === 'OWN') return undefined;
  return c(`${short ? 'triedShort' : 'tried'}.${tried}`);
}
