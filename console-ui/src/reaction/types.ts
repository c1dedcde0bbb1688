/** The shapes of what the service says about reactions, their triage and their replies. */
import type { Instant } from '../shared/types';

export type ReactionState =
  'NEW' | 'TRIAGED' | 'ANSWERED' | 'PASSED_ON' | 'HIDDEN' | 'REMOVED' | 'LEFT' | 'DONE';
export const reactionStates: readonly ReactionState[] = [
  'NEW',
  'TRIAGED',
  'ANSWERED',
  'PASSED_ON',
  'HIDDEN',
  'REMOVED',
  'LEFT',
  'DONE',
];
export type Sentiment = 'POSITIVE' | 'NEUTRAL' | 'NEGATIVE';
export type Source = 'MANUAL' | 'IMPORT' | 'POLL' | 'MAIL' | 'WEBHOOK' | 'SIGNAL' | 'EXERCISE';
export const sources: readonly Source[] = [
  'POLL',
  'MAIL',
  'WEBHOOK',
  'SIGNAL',
  'IMPORT',
  'MANUAL',
  'EXERCISE',
];

/** Who wrote it, as one platform knows them. */
export interface AuthorView {
  id: string;
  handle: string;
  name?: string;
  address?: string;
  /** Breaches of the code of conduct so far (H04). */
  strikes: number;
  /** How often we already answered each other (three, then stop). */
  exchanges: number;
  pseudonym: boolean;
}

export interface ReactionView {
  id: string;
  incident: string;
  source: Source;
  account?: string;
  platform: string;
  remoteId?: string;
  inReplyTo?: string;
  thread?: string;
  author: AuthorView;
  /** Not there when `hidden`. */
  text?: string;
  /** The text is abusive and was not asked for (H35). */
  hidden?: boolean;
  lang?: string;
  url?: string;
  private: boolean;
  pictures: number;
  postedAt: Instant;
  receivedAt: Instant;
  dueAt?: Instant;
  state: ReactionState;
  sentiment?: Sentiment;
  class?: string;
  /** In the reader's language. */
  className?: string;
  triagedBy?: string;
  triagedAt?: Instant;
  answeredAt?: Instant;
  rumour?: string;
  assignee?: string;
  assigneeName?: string;
  note?: string;
  abusive: boolean;
  erased: boolean;
  overdue: boolean;
  replies: number;
  hasEvidence: boolean;
  version: number;
  changedBy?: string;
  changedAt?: Instant;
}

/** One thing that the procedure of a class asks. Texts are in the reader's language. */
export interface ProcedureStep {
  id: string;
  text: string;
  why?: string;
  guidelines: string[];
  /** Must be done before the reaction may be REMOVED (H09). */
  beforeRemoval?: boolean;
  done?: { by: string; at: Instant; note?: string; url?: string };
}
export interface Procedure {
  class: string;
  steps: ProcedureStep[];
  /** The states that this procedure may end in, the usual one first. */
  ends: ReactionState[];
  /** Whether its writer gets an answer. */
  reply?: boolean;
}
/** What we kept of it before it could disappear. */
export interface ReactionEvidence {
  id: string;
  name: string;
  type: string;
  size: number;
  sha256: string;
  addedBy?: string;
  addedAt: Instant;
}
/** One reaction as its own page shows it. */
export interface ReactionDetail extends ReactionView {
  procedure?: Procedure;
  evidence?: ReactionEvidence[];
}

export interface ReactionSummary {
  states: Partial<Record<ReactionState, number>>;
  classes: Partial<Record<string, number>>;
  overdue: number;
  mine: number;
  authors: number;
}

/** The decision tree; texts are in the reader's language. */
export interface TriageTree {
  start: string;
  questions: TriageQuestion[];
  classes: TriageClass[];
}
export interface TriageQuestion {
  id: string;
  text: string;
  why: string;
  guidelines: string[];
  answers: TriageAnswer[];
}
/** Leads to the next question or to a class, never to both. */
export interface TriageAnswer {
  id: string;
  text: string;
  help?: string;
  sentiment?: Sentiment;
  next?: string;
  class?: string;
}
export interface TriageClass {
  id: string;
  name: string;
  /** What belongs in it and what to do, in a sentence. */
  why: string;
  guidelines: string[];
  abusive?: boolean;
  reply?: boolean;
}

export type PolicyChoice = 'HIDE' | 'LEAVE' | 'REMOVE';
export interface TriagePolicy {
  political: PolicyChoice;
  commercial: PolicyChoice;
  positive: 'ANSWER' | 'LEAVE';
  strikes: number;
  exchanges: number;
  answerWithinMinutes: number;
  crisisAnswerWithinMinutes: number;
  freeTextNeedsSignOff: boolean;
  templatesNeedSignOff: boolean;
  spreadThreshold: { reach: 'LOW' | 'MEDIUM' | 'HIGH'; sightings: number };
  retentionDays: number;
  pseudonymiseAfterDays: number;
  codeOfConductUrl?: string;
  version: number;
}

/** Whom a moderator can turn to (H35). */
export interface Care {
  name?: string;
  phone?: string;
  email?: string;
  text?: string;
}

export type AddressForm = 'INFORMAL' | 'FORMAL';
export interface ReplyTemplate {
  id: string;
  title: string;
  class: string;
  lang: string;
  address: AddressForm;
  text: string;
  guidelines: string[];
}
export type ReplyState =
  'IN_REVIEW' | 'QUEUED' | 'SENDING' | 'SENT' | 'REFUSED' | 'RETRYING' | 'UNCLEAR' | 'WITHDRAWN';
export interface Reply {
  id: string;
  reaction: string;
  template?: string;
  lang: string;
  address?: AddressForm;
  text: string;
  hash: string;
  state: ReplyState;
  by: string;
  at: Instant;
  signedOffBy?: string;
  objection?: { by: string; comment: string };
  url?: string;
  problem?: string;
  next?: string;
  held?: boolean;
  version: number;
}

export interface Strike {
  at: Instant;
  class: string;
  className?: string;
  reaction: string;
  warning: boolean;
  by: string;
}
export interface AuthorHistory {
  author: AuthorView;
  strikes: Strike[];
  strikeCount: number;
  exchanges: number;
  reactions: ReactionView[];
}

export type ImportState = 'RUNNING' | 'DONE' | 'FAILED' | 'STOPPED';
export interface Import {
  id: string;
  incident: string;
  name: string;
  format: string;
  /** Bytes of the file. */
  size: number;
  state: ImportState;
  /** Rows so far. */
  read: number;
  added: number;
  known: number;
  refused: number;
  columns?: Record<string, string>;
  startedAt: Instant;
  endedAt?: Instant;
  problem?: string;
  version: number;
}

export type BulkAction = 'TRIAGE' | 'STATE' | 'ASSIGN' | 'RUMOUR';
export interface BulkResult {
  done: string[];
  refused: { id: string; message: string }[];
}
