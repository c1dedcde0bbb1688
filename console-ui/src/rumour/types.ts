import type { Grade, Instant, RumourState } from '../shared/types';

/** Where and when somebody saw a rumour again. */
export interface Sighting {
  id: string;
  rumour: string;
  where: string;
  at: Instant;
  url?: string;
  note?: string;
  reach?: Grade;
  addedBy?: string;
  addedAt?: Instant;
}

interface Side {
  id: string;
  claim: string;
  state: RumourState;
}

/** Two rumours that look like one; a person decides. */
export interface RumourPair {
  /** The one that would go into the other. */
  a: Side;
  b: Side;
  /** 0 to 100. */
  likeness: number;
  /** The words that say the same. */
  why?: string;
}
