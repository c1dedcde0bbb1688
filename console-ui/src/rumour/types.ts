import type { Grade, Instant } from '../shared/types';

/** Where and when somebody saw a rumour again. */
export interface Sighting {
  id: string;
  where: string;
  at: Instant;
  url?: string;
  note?: string;
  reach?: Grade;
  by?: string;
}

/** Two rumours that look like one; a person decides. `likeness` is 0 to 100. */
export interface RumourPair {
  a: string;
  b: string;
  likeness: number;
  why?: string;
}
