/** The shapes of what the service says about where the town listens, and how it treats who writes. */
import type { IncidentKind, Instant } from '../shared/types';

export type WatchedKind = 'GROUP' | 'PAGE' | 'HASHTAG' | 'ACCOUNT' | 'SITE' | 'OTHER';
export const watchedKinds: readonly WatchedKind[] = ['GROUP', 'PAGE', 'HASHTAG', 'ACCOUNT', 'SITE', 'OTHER'];

/** Somebody who runs a place of others. */
export interface Administrator {
  name: string;
  contact?: string;
  note?: string;
}
export interface Watched {
  id: string;
  kind: WatchedKind;
  platform: string;
  name: string;
  url?: string;
  members?: number;
  administrators: Administrator[];
  note?: string;
  lookEveryDays: number;
  lookedAt?: Instant;
  lookedBy?: string;
  /** Somebody has to look again. */
  due: boolean;
  version: number;
}

export type FindableState = 'UNCHECKED' | 'LINKED' | 'MISSING' | 'BROKEN' | 'UNREACHABLE' | 'REFUSED';
export interface Findable {
  id: string;
  name: string;
  /** A page that people consult. */
  url: string;
  /** The address of ours that has to stand on it. */
  wanted: string;
  note?: string;
  state: FindableState;
  problem?: string;
  checkedAt?: Instant;
  version: number;
}

export interface SignalForm {
  kind: IncidentKind;
  enabled: boolean;
  /** Only while it is on. */
  link?: string;
  contact?: string;
  version: number;
  changedBy?: string;
  changedAt?: Instant;
}

export interface CareContact {
  name?: string;
  phone?: string;
  email?: string;
  text?: string;
  version: number;
}

/** How long the reactions of one incident are kept. */
export interface Retention {
  incident: string;
  /** Days after its closing. */
  pseudonymiseAfterDays: number;
  retentionDays: number;
  /** Decided for this incident; otherwise the house decided it. */
  own: boolean;
  pseudonymiseAt?: Instant;
  eraseAt?: Instant;
  pseudonymisedAt?: Instant;
  erasedAt?: Instant;
  version: number;
}

/** Somebody who wrote, found by name. */
export interface FoundAuthor {
  id: string;
  exercise: boolean;
  platform: string;
  handle: string;
  name?: string;
  reactions: number;
}

/** An account that is asked what people write to it. */
export interface Listened {
  account: string;
  name: string;
  platform: string;
  sandbox: boolean;
  /** Whether its platform tells us at all. */
  listens: boolean;
  /** It is asked now, because an incident of its kind is there. */
  asked: boolean;
  heardAt?: Instant;
  nextAt?: Instant;
  problem?: string;
  /** What to do about the problem. */
  next?: string;
}

export type DoorProof = 'SIGNATURE' | 'BEARER';

/** Where a program brings reactions to. */
export interface Door {
  id: string;
  name: string;
  proof: DoorProof;
  exercise: boolean;
  address: string;
  /** Only in the answer to whoever made it. */
  key?: string;
  received: number;
  lastAt?: Instant;
  version: number;
  changedBy: string;
  changedAt: Instant;
}
