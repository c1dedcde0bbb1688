import type { Grade, Instant } from '../shared/types';

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

/** Two rumours that look like one; a person decides. */
export interface RumourPair {
  /** The one that would go into the other. */
  a: string;
  /** The one that would stay: the further of the two, or the older. */
  b: string;
  /** 0 to 100. */
  likeness: number;
  /** The words that say the same. */
  why?: string;
}

/** How many people asked about a rumour; each counts once. */
export interface AnswerCount {
  asking: number;
  /** Who has an answer, or is about to get it. */
  answered: number;
  /** Reactions that somebody has to judge first. */
  untriaged: number;
}

/** What became of answering everybody. */
export interface AnswerOutcome {
  batch: string;
  asked: readonly string[];
  /** Reactions that were left out, and why. */
  left: readonly { reaction: string; message: string }[];
}
