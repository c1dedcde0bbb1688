/** The shapes of what the service says about reactions, their triage and their replies. */
import type { Finding, Instant } from '../shared/types';

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
  /** What it does: EVIDENCE, WARN, HIDE, ANSWER, … */
  act: string;
  required: boolean;
  /** What must be done before it, in words (H09). */
  missing?: string[];
  /** Its writer has not had enough warnings yet for it (H04). */
  tooEarly?: boolean;
  undoable: boolean;
  /** `by` is not there when it came with an answer. */
  done?: { by?: string; at: Instant; note?: string; url?: string };
}
export interface Procedure {
  class: string;
  steps: ProcedureStep[];
  /** The states that this procedure may end in, the usual one first. */
  ends: ReactionState[];
  /** Whether its writer gets an answer. */
  reply: boolean;
  /** What a warning says now; not there when none has to be given. */
  warning?: { number: number; limit: number; lang: string; text: string };
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

/** The decision tree in the reader's language: one question at a time, each answer leads to a question or to a class. */
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
export interface TriageAnswer {
  id: string;
  text: string;
  sentiment?: Sentiment;
  next?: string;
  class?: string;
}
export interface TriageClass {
  id: string;
  name: string;
  /** What matters, and why it is treated so. */
  why: string;
  guidelines: string[];
  /** Whether its writer gets an answer, always or when it is of use. */
  reply: boolean;
  /** It goes against the law or the code of conduct. */
  breach: boolean;
  /** Nobody should read it without need (H35). */
  abusive: boolean;
  /** It is left as it is as soon as it has this class. */
  stays: boolean;
}

export type Treatment = 'ANSWER' | 'HIDE' | 'LEAVE' | 'REMOVE';
export type Reach = 'LOW' | 'MEDIUM' | 'HIGH';
export interface TriagePolicy {
  political: Treatment;
  commercial: Treatment;
  positive: Treatment;
  /** Warnings before a writer is blocked. */
  strikes: number;
  /** Answers to one writer before we stop. */
  exchanges: number;
  answerWithinMinutes: number;
  crisisAnswerWithinMinutes: number;
  freeTextNeedsSignOff: boolean;
  templatesNeedSignOff: boolean;
  spreadThreshold: { reach: Reach; sightings: number };
  retentionDays: number;
  pseudonymiseAfterDays: number;
  codeOfConductUrl?: string | null;
  codeApprovedBy?: string | null;
  /** A date: 2026-11-21. */
  codeApprovedOn?: string | null;
  codeReviewOn?: string | null;
  /** That the code is to be looked at again, in the reader's language; not there before its date. */
  codeHint?: string | null;
  version: number;
  changedBy?: string | null;
  changedAt?: Instant | null;
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
  /** May be said only where nobody else reads along. */
  private: boolean;
  /** As it would go out. */
  text: string;
  /** false: something is left for a person to fill in (…). */
  complete: boolean;
  guidelines: string[];
}
/** What somebody who is about to answer needs to know. */
export interface ReplyForm {
  lang: string;
  /** As the writer addresses us. */
  address: AddressForm;
  addressFound: boolean;
  private: boolean;
  /** No connector can answer there: a person does. */
  byHand: boolean;
  platform: string;
  account?: string;
  exchanges: number;
  /** After so many answers a discussion is over. */
  most: number;
}
/** An answer as it would go out, and what the checks say. */
export interface TriedReply {
  text: string;
  used: number;
  limit?: number;
  fits: boolean;
  needsSignOff: boolean;
  findings: Finding[];
}
export type ReplyState =
  'IN_REVIEW' | 'QUEUED' | 'SENT' | 'REFUSED' | 'UNCLEAR' | 'TODO' | 'DONE' | 'WITHDRAWN';
export interface Reply {
  id: string;
  reaction: string;
  kind: 'ANSWER' | 'RECEIPT';
  /** What answers that were asked for together have in common. */
  batch?: string;
  template?: string;
  lang: string;
  text: string;
  hash: string;
  state: ReplyState;
  private: boolean;
  byHand: boolean;
  /** What a person who answers by hand needs. */
  work?: { platform: string; handle: string; url?: string };
  by: string;
  at: Instant;
  needsSignOff: boolean;
  mayISignOff: boolean;
  signedOffBy?: string;
  objection?: { by: string; comment: string };
  problem?: string;
  next?: string;
  held: boolean;
  url?: string;
  /** What shows that a person answered. */
  proof?: string;
  version: number;
}
/** What the house decided about answers. */
export interface ReplyPolicy {
  /** A private message is confirmed by itself, once in a conversation (H22). */
  receipts: boolean;
  /** Whose name stands below an answer (V03). */
  signature: 'NONE' | 'FIRST_NAME';
  /** Where people report things to us, in the words of an answer (H23). */
  reportingPoint?: string | null;
  /** How long after its approval an answer may leave. */
  validMinutes: number;
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
