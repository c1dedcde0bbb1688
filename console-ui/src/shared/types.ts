/** The shapes of the service's answers; the enums are those of the domain. Instants are ISO 8601 in UTC. */

export type Instant = string;
export type Texts = Partial<Record<string, string>>;

export type Role =
  'LEAD' | 'AUTHOR' | 'APPROVER' | 'SPOKESPERSON' | 'MONITOR' | 'EXPERT' | 'OFFICIAL' | 'OBSERVER' | 'ADMIN';
export const roles: readonly Role[] = [
  'LEAD',
  'AUTHOR',
  'APPROVER',
  'SPOKESPERSON',
  'MONITOR',
  'EXPERT',
  'OFFICIAL',
  'OBSERVER',
  'ADMIN',
];

export interface Page<T> {
  items: T[];
  next?: string | null;
}

export interface House {
  name: string;
  languages: string[];
  publicUrl: string;
  timeZone: string;
  scales: string[];
  incidentTypes: string[];
  undoSeconds: number;
  firstStatementMinutes: number;
  updateMinutes: number;
  rumourMinutes: number;
  escalationMinutes: number;
}

export interface Me {
  id: string;
  username: string;
  name: string;
  language?: string;
  /** A code is asked at the login. */
  secondFactor?: boolean;
  version: number;
}

export interface Session {
  person: Me;
  roles: Role[];
  csrfToken: string;
  house: House;
  /** The newest log entry when this was asked; /api/events tells what came after. */
  newest?: number;
}

export interface Person {
  id: string;
  username: string;
  name: string;
  email?: string;
  phone?: string;
  roles: Role[];
  language?: string;
  active?: boolean;
  /** A code is asked at the login. */
  secondFactor?: boolean;
  version: number;
  /** Only in the answer that created the person or renewed the invitation. */
  invitation?: string;
}

export type GroupKind = 'OFFICIALS' | 'STAFF' | 'PARTNERS' | 'GROUP_ADMINS' | 'OTHER';
export interface GroupMember {
  name: string;
  email: string;
  phone?: string;
}
export interface Group {
  id: string;
  name: string;
  kind: GroupKind;
  members: GroupMember[];
  version: number;
}

export type IncidentKind = 'REAL' | 'EXERCISE';
export type IncidentState = 'PREPARED' | 'ACTIVE' | 'AFTERCARE' | 'CLOSED';
export interface RosterMember {
  person: string;
  name: string;
  role: Role;
  deputy: boolean;
}
export interface Incident {
  id: string;
  slug: string;
  title: string;
  type: string;
  kind: IncidentKind;
  state: IncidentState;
  scale: string;
  languages: string[];
  place?: string;
  hashtag?: string;
  sensitivities?: string;
  openedAt: Instant;
  openedBy?: string;
  closedAt?: Instant;
  nextUpdateAt?: Instant;
  held: boolean;
  heldReason?: string;
  roster?: { lead?: string; members: RosterMember[] };
  myRoles?: Role[];
  publicUrl?: string;
  version: number;
}

export type ChecklistState = 'OPEN' | 'DONE' | 'SKIPPED';
export interface ChecklistItem {
  id: string;
  playbook: string;
  /** SHA-256 of the file it was copied from. */
  playbookHash?: string;
  /** Its id within the playbook. */
  item?: string;
  phase: string;
  title: Texts;
  why?: Texts;
  role?: Role;
  dueAt?: Instant;
  guidelines: string[];
  mandatory: boolean;
  ticks?: string;
  /** The screen where it is done. */
  place?: string;
  scale?: string[];
  /** Seconds after which it comes back. */
  every?: number;
  round?: number;
  /** Something that comes first is open: it cannot be late. */
  waiting?: boolean;
  waitsFor?: { id: string; item: string; title: Texts }[];
  /** Who holds its role on the roster; the lead where nobody does. */
  assigned?: Assignee[];
  /** Since when the lead and the deputies know that it is late. */
  escalatedAt?: Instant;
  /** How often it was done before. */
  done?: number;
  skipped?: number;
  previous?: PreviousRound;
  state: ChecklistState;
  note?: string;
  doneBy?: string;
  doneAt?: Instant;
  automatic: boolean;
  version: number;
}
export interface Assignee {
  person: string;
  name: string;
  deputy: boolean;
  lead: boolean;
}
/** How something that comes back ended the time before. */
export interface PreviousRound {
  id: string;
  version: number;
  round: number;
  state: ChecklistState;
  note?: string;
  doneBy?: string;
  doneAt?: Instant;
}
export interface PreparationRound {
  id: string;
  number: number;
  startedBy: string;
  startedAt: Instant;
  closedBy?: string;
  closedAt?: Instant;
  reason?: string;
  version: number;
  total: number;
  done: number;
}
export interface Preparation {
  current?: PreparationRound & { late: number; items: ChecklistItem[] };
  earlier: PreparationRound[];
}

export type FactState = 'REPORTED' | 'CONFIRMED' | 'DENIED' | 'OUTDATED' | 'UNKNOWN';
export type FactKind = 'KNOWN' | 'DOING' | 'ASK' | 'WHERE';
export interface Fact {
  id: string;
  incident: string;
  text: Texts;
  state: FactState;
  kind: FactKind;
  source?: string;
  service?: string;
  changedBy?: string;
  changedAt: Instant;
  version: number;
}

export type Purpose =
  'HOLDING' | 'UPDATE' | 'INSTRUCTION' | 'CORRECTION' | 'ANSWER' | 'PRESS' | 'ALL_CLEAR' | 'AFTERCARE';
export const purposes: readonly Purpose[] = [
  'HOLDING',
  'UPDATE',
  'INSTRUCTION',
  'CORRECTION',
  'ANSWER',
  'PRESS',
  'ALL_CLEAR',
  'AFTERCARE',
];
export type MessageState = 'DRAFT' | 'IN_REVIEW' | 'APPROVED' | 'PUBLISHED' | 'SUPERSEDED' | 'WITHDRAWN';
/** The parts of the core message, in the order in which people need them. */
export const coreParts = ['known', 'unknown', 'doing', 'asked', 'nextUpdate', 'more'] as const;
export type CorePart = (typeof coreParts)[number];
export type Core = Partial<Record<CorePart, string>>;
export interface MessageText {
  title?: string;
  /** What goes out. With `core` it is put together from the parts, and the service does so too. */
  body: string;
  core?: Core;
}
export interface Variant {
  platform: string;
  lang: string;
  body: string;
  /** From the service: the text of all channels changed after this one was written. */
  moved?: boolean;
  /** To the service: the author looked at it beside the text of all channels as it is in this request. */
  checked?: boolean;
}
/** A picture as a message uses it; sign-offs bind to it. */
export interface MessageMedia {
  id: string;
  alt: Texts;
}
export type Rights = 'OWN' | 'LICENSED' | 'PERMISSION' | 'PUBLIC_DOMAIN';
/** Who can be recognised on a picture, and whether they agree. */
export type Consent = 'NOBODY' | 'AGREED' | 'NOT_AGREED';
/** A picture that the service keeps. */
export interface MediaItem {
  id: string;
  incident: string;
  name: string;
  type: string;
  width: number;
  height: number;
  size: number;
  rights: Rights;
  credit?: string;
  consent: Consent;
  /** It moved; only its first image is kept. */
  still?: boolean;
  addedBy: string;
  addedAt: Instant;
  /** Addresses in the console, smallest first. */
  sizes: { width: number; height: number; url: string }[];
}
export interface SignOff {
  person: string;
  name: string;
  at: Instant;
  revision: number;
  hash: string;
  /** The languages that it holds for. */
  languages?: string[];
  /** Given over a personal link with a second factor. */
  byLink?: boolean;
  comment?: string;
  answers?: Record<string, boolean>;
}
export interface Objection {
  person: string;
  name: string;
  at: Instant;
  revision: number;
  comment: string;
}
export type FindingLevel = 'BLOCK' | 'WARN' | 'HINT';
export interface Finding {
  check: string;
  level: FindingLevel;
  guidelines: string[];
  /** Stays the same as long as the words it is about do. */
  id?: string;
  platform?: string;
  lang?: string;
  /** Where it is: "text.nl.body", "text.nl.core.known", "variants.x.nl", … */
  path?: string;
  /** The letters it is about (UTF-16 units) in the text at the path. */
  span?: { start: number; end: number };
  message: string;
  /** What would mend it: the letters from start to end at the path become this text. A variant that is not there is made. */
  fix?: { label: string; path: string; start: number; end: number; text: string };
}
export interface Count {
  used: number;
  limit?: number;
  segments?: number;
  /** What is counted: weighed characters, bytes of UTF-8, or letters of a text message in its alphabet. */
  unit?: 'CHARACTERS' | 'BYTES' | 'HASHTAGS' | 'GSM7' | 'UCS2';
}
export interface Checks {
  findings: Finding[];
  counts: Record<string, Record<string, Count>>;
  previews: Record<string, Record<string, string>>;
  /** Which channels suit the audience, best first. */
  reach: Reach[];
}
export interface Reach {
  platform: string;
  linked: boolean;
  suits: boolean;
  offline: boolean;
  why?: string;
}
export interface ReviewQuestion {
  id: string;
  text: Texts;
  guidelines: string[];
}
export interface ReviewPolicy {
  required: number;
  roles: Role[];
  questions: ReviewQuestion[];
  /** Every question must be answered before a sign-off counts. */
  strict: boolean;
  /** Each language may be signed off and published by itself. */
  languagesSeparately: boolean;
  remindAfterMinutes: number;
  escalateAfterMinutes: number;
  /** How long after the sign-off a message may leave; 0 for as long as it is not changed. */
  validMinutes: number;
}
/** Which messages a policy is for and what it asks; an empty list is any. The most specific one holds. */
export interface Policy extends ReviewPolicy {
  id: string;
  purposes: Purpose[];
  scales: string[];
  audiences: string[];
  /** Shipped with the service: the floor when nothing else matches. */
  builtIn: boolean;
  version: number;
}
/** What POST and PUT of a policy take; left-out lists of purposes, scales and audiences are any. */
export interface PolicyDraft {
  purposes?: Purpose[];
  scales?: string[];
  audiences?: string[];
  required: number;
  roles: Role[];
  /** The ids of the questions. */
  questions: string[];
  strict?: boolean;
  languagesSeparately?: boolean;
  remindAfterMinutes?: number;
  escalateAfterMinutes?: number;
  validMinutes?: number;
}
/** How grave one check is in this house. */
export interface CheckLevel {
  check: string;
  title: string;
  guidelines: string[];
  usual: FindingLevel | 'OFF';
  level: FindingLevel | 'OFF';
  /** Cannot be lowered. */
  fixed: boolean;
}
export interface HouseRules {
  ownNumbers: string[];
  ownAddresses: string[];
  confidentialTerms: string[];
  emergencyMandate: { id: string; name: string }[];
  emergencyReviewMinutes: number;
  levels: CheckLevel[];
  version: number;
}
/** The personal link over which somebody signs off on a phone. */
export interface ReviewLink {
  link: string;
  expiresAt: Instant;
  person: string;
  name: string;
}
/** A revision in a list. */
export interface RevisionLine {
  revision: number;
  hash: string;
  title?: string;
  author: { id: string; name: string };
  at: Instant;
}
/** The review that is still owed after the emergency road. */
export interface OwedReview {
  by: string;
  reason: string;
  since: Instant;
  dueAt: Instant;
  late: boolean;
  doneBy?: string;
  doneAt?: Instant;
  objectedBy?: string;
  objection?: string;
}
export interface Acknowledged {
  id: string;
  check: string;
  message: string;
  by: string;
  at: Instant;
}
export interface RestsOn {
  fact: string;
  /** It changed after this revision was written. */
  moved: boolean;
  was?: FactState;
}
export interface Message {
  id: string;
  incident: string;
  purpose: Purpose;
  audience: string;
  state: MessageState;
  revision: number;
  hash: string;
  title?: string;
  text: Partial<Record<string, MessageText>>;
  variants: Variant[];
  media?: MessageMedia[];
  facts: string[];
  /** How it reads as an alert, when somebody said so. */
  cap?: Cap;
  restsOn?: RestsOn[];
  /** A fact under it changed after it was written. */
  factsMoved?: boolean;
  authors: { id: string; name: string }[];
  createdAt: Instant;
  changedAt: Instant;
  changedBy?: string;
  submittedAt?: Instant;
  submittedBy?: string;
  acknowledged?: Acknowledged[];
  /** When the reviewers were reminded, and when the deputies were asked. */
  remindedAt?: Instant;
  escalatedAt?: Instant;
  corrects?: string;
  supersedes?: string;
  supersededBy?: string;
  signOffs: SignOff[];
  objections: Objection[];
  /** The languages that may go out by now, and those that may not yet. */
  approvedLanguages?: string[];
  pendingLanguages?: string[];
  lastApprovedRevision?: number;
  openComments?: number;
  owed?: OwedReview;
  findings?: Finding[];
  approvedAt?: Instant;
  publishedAt?: Instant;
  policy?: ReviewPolicy;
  mayISignOff?: boolean;
  whyNot?: string;
  mayIUseEmergency?: boolean;
  whyNotEmergency?: string;
  version: number;
}
/** What POST and PUT of a message and POST /api/checks take. */
export interface MessageDraft {
  incident?: string;
  /** Only for checks: the message that is being written, so that it is not compared with itself. */
  message?: string;
  purpose: Purpose;
  audience: string;
  text: Partial<Record<string, MessageText>>;
  variants?: Variant[];
  media?: MessageMedia[];
  facts?: string[];
  corrects?: string;
  supersedes?: string;
  cap?: Cap;
}
/** How a message reads as an alert of the Common Alerting Protocol. */
export const capCategories = [
  'GEO',
  'MET',
  'SAFETY',
  'SECURITY',
  'RESCUE',
  'FIRE',
  'HEALTH',
  'ENV',
  'TRANSPORT',
  'INFRA',
  'CBRNE',
  'OTHER',
] as const;
export type CapCategory = (typeof capCategories)[number];
export const capResponses = [
  'SHELTER',
  'EVACUATE',
  'PREPARE',
  'EXECUTE',
  'AVOID',
  'MONITOR',
  'ALL_CLEAR',
  'NONE',
] as const;
export type CapResponse = (typeof capResponses)[number];
export const capUrgencies = ['IMMEDIATE', 'EXPECTED', 'FUTURE', 'PAST', 'UNKNOWN'] as const;
export const capSeverities = ['EXTREME', 'SEVERE', 'MODERATE', 'MINOR', 'UNKNOWN'] as const;
export const capCertainties = ['OBSERVED', 'LIKELY', 'POSSIBLE', 'UNLIKELY', 'UNKNOWN'] as const;
export interface Cap {
  categories: CapCategory[];
  responses: CapResponse[];
  urgency: (typeof capUrgencies)[number];
  severity: (typeof capSeverities)[number];
  certainty: (typeof capCertainties)[number];
  expires?: Instant;
  /** In words, by language; nothing for the whole town. */
  area?: Texts;
  contact?: string;
}
/** What a reader sees changed, against the last text that somebody approved or published. */
export interface Changes {
  against: 'APPROVED' | 'REVIEWED' | 'SUPERSEDED' | 'NOTHING';
  message?: string;
  revision?: number;
  title?: string;
  at?: Instant;
  parts: DiffPart[];
}
export interface ReviewComment {
  id: string;
  message: string;
  revision: number;
  path: string;
  start: number;
  end: number;
  quote: string;
  text: string;
  person: string;
  name: string;
  at: Instant;
  /** Where the passage stands in the newest revision; absent when it is gone. */
  now?: { path: string; start: number; end: number };
  resolvedBy?: string;
  resolvedAt?: Instant;
}
/** Somebody else who has the message open for writing. */
export interface Present {
  person: string;
  name: string;
  lang?: string;
  seenAt: Instant;
}
export interface Template {
  id: string;
  title: Texts;
  types: string[];
  purpose: Purpose;
  audience: string;
  guidelines: string[];
  /** Filled in from the incident; what nobody knows yet stands as "…". */
  text: Record<string, MessageText>;
}
export interface DiffSegment {
  op: '=' | '+' | '-';
  text: string;
}
export interface DiffPart {
  path: string;
  segments: DiffSegment[];
}

export type DeliveryState =
  | 'QUEUED'
  | 'SENDING'
  | 'SENT'
  | 'REFUSED'
  | 'RETRYING'
  | 'UNCLEAR'
  | 'EDITED'
  | 'REMOVED'
  | 'DIVERGED'
  | 'TODO'
  | 'DONE';
/** A post of its own, or what it does with the post of an earlier message. */
export type DeliveryAction = 'POST' | 'EDIT' | 'REPLY' | 'REPOST';
export interface Delivery {
  id: string;
  incident: string;
  message: string;
  messageTitle?: string;
  revision: number;
  account: string;
  accountName?: string;
  platform: string;
  lang: string;
  state: DeliveryState;
  attempts: number;
  url?: string;
  problem?: string;
  /** What a person does about it now, in a sentence. */
  next?: string;
  text?: string;
  dueAt?: Instant;
  /** After this the approval is too old and it does not leave any more. */
  validUntil?: Instant;
  action?: DeliveryAction;
  /** Says that the message was withdrawn, where it cannot be taken away. */
  notice?: boolean;
  /** The delivery of an earlier message that it edits, answers or takes the place of, and where that is. */
  target?: string;
  targetUrl?: string;
  /** Its account failed again and again and is left alone until then. */
  restsUntil?: Instant;
  /** When what readers see was last held against what was approved. */
  readAt?: Instant;
  held?: boolean;
  /** It is out and is to be taken away again. */
  removing?: boolean;
  manualBy?: string;
  proof?: string;
  parts?: { total: number; sent: number; refused: number; unclear: number };
  sentAt?: Instant;
  changedAt?: Instant;
  version: number;
}
/** What a person needs who does a delivery by hand. */
export interface HandWork {
  work: 'SOUND_VAN' | 'PRESS' | 'POSTER' | 'BE_ALERT' | 'NL_ALERT' | 'OTHER';
  /** In the words of the account's owner; empty when there are none. */
  instructions: string;
  lang: string;
  title: string;
  /** To be copied as it is; begins with the title. */
  text: string;
  used: number;
  limit: number;
  /** In how many parts the text would be sent; 1 where that notion does not exist. */
  segments: number;
  unit: NonNullable<Count['unit']>;
  /** Where the text can be had for printing, with `?size=A4` or `A3`; absent where that makes no sense. */
  poster?: string;
}
export interface Publication {
  deliveries: Delivery[];
  left?: { account: string; name?: string; why: string }[];
}
/** What publishing would do, per account and language; nothing is stored. */
export interface PublicationPlan {
  lines: {
    account: string;
    name: string;
    platform: string;
    lang: string;
    /** LETTERS and BY_HAND reach new people or hands; the others are what a delivery does. */
    action: DeliveryAction | 'LETTERS' | 'BY_HAND';
    /** What may be chosen instead with `actions` in the order. */
    choices: DeliveryAction[];
    /** The earlier post that it is about. */
    of?: { delivery: string; title: string; url?: string };
    recipients?: number;
    used: number;
    limit: number;
    /** How many of the message's pictures go along, and why not all. */
    pictures?: number;
    picturesWhy?: string;
    why?: string;
  }[];
  left: { account: string; name: string; why: string }[];
}
/** What withdrawing does, per delivery. */
export interface WithdrawalPlan {
  /** Nothing has left yet: it is as if it never was. */
  undo: boolean;
  lines: WithdrawalLine[];
}
export interface WithdrawalLine {
  delivery: string;
  account: string;
  name: string;
  platform: string;
  lang: string;
  /** NOTICE: a post or letter of its own says so; REPLY: one under the post; BY_HAND: a person does it. */
  action: 'REMOVE' | 'REPLY' | 'NOTICE' | 'BY_HAND' | 'NONE';
  url?: string;
}
export interface Withdrawal {
  undone: boolean;
  plan: WithdrawalLine[];
}
/** Whether the service serves only the public pages. */
export interface ServiceMode {
  publicOnly: boolean;
  version: number;
  changedBy: string;
  changedAt: Instant;
}
/** A copy of the public pages that stays readable when Baken is down. */
export interface StaticCopy {
  kind: 'FOLDER' | 'BUCKET';
  name: string;
  ok?: boolean;
  problem?: string;
  failingSince?: Instant;
  copiedAt?: Instant;
  files: number;
}
export interface HouseHold {
  held: boolean;
  reason?: string;
  changedBy?: string;
  changedAt?: Instant;
}

export type AccountHealth = 'OK' | 'FAILING' | 'UNKNOWN';
export interface Account {
  id: string;
  platform: string;
  handle?: string;
  name: string;
  settings: Record<string, unknown>;
  users?: string[];
  sandbox: boolean;
  builtIn: boolean;
  linked: boolean;
  /** Tells the team what needs it; nothing is published through it. */
  team?: boolean;
  /** A person has to say yes on the platform before it can be used. */
  waitsForAuthorization?: boolean;
  tried?: Tried;
  /** How many points of the check-up list are open or too old. */
  checkupsDue?: number;
  restsUntil?: Instant;
  health: AccountHealth;
  problem?: string;
  /** What a person does about it now, in a sentence. */
  next?: string;
  checkedAt?: Instant;
  expiresAt?: Instant;
  version: number;
}
export type SettingKind = 'text' | 'url' | 'number' | 'choice' | 'list' | 'longtext';
export interface PlatformSetting {
  name: string;
  required: boolean;
  kind: SettingKind;
  choices?: string[];
}
export interface Platform {
  platform: string;
  settings: PlatformSetting[];
  secret: (string | PlatformSetting)[];
  limit?: number;
  /** Whether accounts can be added; the town's own page has its two. */
  linkable?: boolean;
  /** What its channel can do: work by hand, an own letter per recipient, change or take away what is out. */
  byHand?: boolean;
  letters?: boolean;
  edits?: boolean;
  removes?: boolean;
  /** The pictures of a message go out there; elsewhere only its text does. */
  carriesPictures?: boolean;
  /** Accounts are linked by saying yes on the platform. */
  authorizes?: boolean;
  replies?: boolean;
  tried?: Tried;
}
/** How far a connector was tried: our own, against a real server, or against the platform's documentation only. */
export type Tried = 'OWN' | 'REAL_SERVER' | 'CONTRACT';
/** One point of the check-up list of an account. */
export interface Checkup {
  item: string;
  title: string;
  why: string;
  guidelines: string[];
  state: 'OPEN' | 'OK' | 'WRONG' | 'DUE';
  note?: string;
  by?: string;
  at?: Instant;
  /** When somebody has to look again. */
  dueAt?: Instant;
}
/** How the accounts of an incident stand, tried when it opens. */
export interface Preflight {
  ready: number;
  total: number;
  running: boolean;
  items: {
    account: string;
    name: string;
    platform: string;
    state: 'OK' | 'FAILING' | 'UNKNOWN' | 'UNTRIED';
    problem?: string;
    next?: string;
    checkedAt?: Instant;
    expiresAt?: Instant;
    checkupsDue: number;
  }[];
}
export type AlarmKind =
  | 'FAILED'
  | 'UNCLEAR'
  | 'DIVERGED'
  | 'VANISHED'
  | 'NOT_REMOVED'
  | 'FOREIGN_POST'
  | 'ACCOUNT_FAILING'
  | 'ACCOUNT_EXPIRES'
  | 'CLOCK_SOON'
  | 'CLOCK_LATE'
  | 'CLOCK_ESCALATED';
/** Something that went wrong and that a person has to know of; told once. */
export interface Alarm {
  id: string;
  kind: AlarmKind;
  incident?: string;
  message?: string;
  account?: string;
  delivery?: string;
  /** The kind of clock that is late, and the id of what it runs for; not for several together. */
  clock?: ClockKind;
  clockOf?: string;
  /** Whose task it is, who may say besides who leads or speaks that they look at it. */
  roles?: Role[];
  /** What happened, in a sentence, and what to do now. */
  text: string;
  next?: string;
  url?: string;
  /** What was seen, when somebody else posted. */
  excerpt?: string;
  /** How many things of this kind this one stands for. */
  count: number;
  at: Instant;
  /** Over by itself: sent after all, or the account works again. */
  overAt?: Instant;
  seenBy?: string;
  seenAt?: Instant;
  /** What was done about it. */
  note?: string;
  version: number;
}

export type RumourState =
  | 'REPORTED'
  | 'VERIFYING'
  | 'FALSE'
  | 'MISLEADING'
  | 'TRUE'
  | 'UNPROVEN'
  | 'CORRECTING'
  | 'CORRECTED'
  | 'MONITORING'
  | 'CLOSED';
export type RumourKind = 'MISINFORMATION' | 'DISINFORMATION' | 'UNKNOWN';
export type Grade = 'LOW' | 'MEDIUM' | 'HIGH';
export interface Evidence {
  id: string;
  name: string;
  type: string;
  size: number;
  sha256: string;
  address?: string;
  addedBy?: string;
  addedAt: Instant;
  /** When the picture was taken, as far as is known. */
  capturedAt?: Instant;
}
export type ExpertAnswer = 'CONFIRMED' | 'DENIED' | 'UNKNOWN';
/** What somebody outside was asked about a rumour, by a link of their own. */
export interface RumourQuestion {
  id: string;
  name: string;
  service?: string;
  question: string;
  lang: string;
  askedBy?: string;
  askedAt: Instant;
  expiresAt: Instant;
  revokedAt?: Instant;
  /** Else whoever asked passes the link on. */
  mailed: boolean;
  answer?: ExpertAnswer;
  /** Where the expert has it from. */
  source?: string;
  note?: string;
  answeredAt?: Instant;
  /** Only for who asked, until there is an answer. */
  link?: string;
}
export interface Rumour {
  id: string;
  incident: string;
  claim: string;
  state: RumourState;
  kind: RumourKind;
  reach: Grade;
  harm: Grade;
  priority: number;
  seenAt?: Instant;
  where?: string;
  url?: string;
  note?: string;
  source?: string;
  evidence: Evidence[];
  /** What was found last, and how we know. */
  verdict?: RumourState;
  verdictNote?: string;
  /** The service, person or document that the verdict rests on. */
  verdictSource?: string;
  verdictBy?: string;
  correction?: string;
  /** The report itself is the first; `perHour` is how many there were in the last hour. */
  sightings?: { count: number; last?: Instant; perHour?: number };
  /** Below the spread threshold it is watched: a correction would make it bigger (guideline H20). */
  advice?: 'CORRECT' | 'WATCH';
  /** It lives on in this one. */
  mergedInto?: string;
  /** Which ones live on in this one. */
  merged?: string[];
  questions?: RumourQuestion[];
  /** When somebody wants to look again whether it still goes round. */
  remindAt?: Instant;
  /** When somebody looked last, and whether it still went round. */
  watchedUntil?: Instant;
  stillCirculating?: boolean;
  reportedBy?: string;
  reportedAt: Instant;
  changedBy?: string;
  changedAt?: Instant;
  clocks?: {
    reportedAt: Instant;
    verdictAt?: Instant;
    correctedAt?: Instant;
    verdictDueAt?: Instant;
    correctionDueAt?: Instant;
  };
  version: number;
}

export type RecipientState = 'QUEUED' | 'SENT' | 'OPENED' | 'FORWARDED' | 'DECLINED' | 'FAILED';
export type ForwardWay = 'MAIL' | 'SMS' | 'CHAT';
export type SendingState = 'TODO' | 'QUEUED' | 'SENT' | 'FAILED' | 'UNCLEAR';
export interface ForwardSending {
  way: ForwardWay;
  state: SendingState;
  sentAt?: Instant;
  problem?: string;
}
export interface ForwardPlace {
  name: string;
  /** How many people are there, as the person declares. */
  reach?: number;
  message: string;
  sharedAt: Instant;
  /** When they said that it is gone from there, or corrected. */
  removedAt?: Instant;
}
export interface StopNotice {
  id: string;
  message: string;
  /** TODO: only by hand. */
  state: SendingState;
  toldAt?: Instant;
  seenAt?: Instant;
  clearedAt?: Instant;
  /** What to tell by hand; only for who asked and the lead. */
  text?: string;
}
export interface Recipient {
  id: string;
  name: string;
  email?: string;
  phone?: string;
  state: RecipientState;
  sentAt?: Instant;
  openedAt?: Instant;
  answeredAt?: Instant;
  where?: string;
  remindedAt?: Instant;
  /** Only for who asked and the lead. */
  link?: string;
  linkExpiresAt?: Instant;
  /** What to send with the link by hand. */
  chat?: string;
  /** Why nothing surely arrived. */
  problem?: string;
  /** Why they do not pass it on. */
  reason?: string;
  sendings?: ForwardSending[];
  places?: ForwardPlace[];
  notices?: StopNotice[];
}
export interface ForwardRequest {
  id: string;
  /** The first of the messages. */
  message: string;
  messageTitle?: string;
  incident: string;
  note?: string;
  createdBy?: string;
  createdAt: Instant;
  /** When the last of the messages that were asked for stopped to hold. */
  stoppedAt?: Instant;
  posts?: { message: string; title: string; follows?: string; stoppedAt?: Instant }[];
  recipients: Recipient[];
  places?: { name: string; times: number; reach?: number }[];
  /** The sum of what was declared. */
  reach?: number;
  /** Who was asked for but gets nothing; only in the answer to the request itself. */
  left?: { name: string; why: string }[];
  version: number;
}
export type ForwardWays = 'MAIL' | 'SMS' | 'MAIL_AND_SMS' | 'CHAT';
export interface ForwardPreview {
  people: number;
  mails: number;
  texts: number;
  byHand: number;
  left: { name: string; why: string }[];
  mail?: { subject: string; text: string };
  sms?: { text: string; segments: number; unit: 'GSM7' | 'UCS2'; total: number };
  trouble: string[];
}

export interface LogEntry {
  seq: number;
  at: Instant;
  actor: string | { kind?: string; id?: string; name?: string };
  kind: string;
  incident?: string;
  object?: string;
  data?: Record<string, unknown>;
  previous?: string;
  hash?: string;
}

export type WaitingKind =
  | 'OWED_REVIEW'
  | 'SIGN_OFF'
  | 'SIGN_OFF_REPLY'
  | 'FACT_MOVED'
  | 'PUBLISH'
  | 'CHANGES_ASKED'
  | 'UNCLEAR'
  | 'REFUSED'
  | 'MANUAL'
  | 'RUMOUR'
  | 'CHECKLIST'
  | 'UPDATE_DUE';
export interface Waiting {
  kind: WaitingKind;
  id: string;
  title?: string;
  since?: Instant;
  by?: string;
  /** It waited so long that the deputies and the lead were asked, or its time is over. */
  late?: boolean;
}
export interface BoardMessage {
  id: string;
  purpose: Purpose;
  state: MessageState;
  revision: number;
  title?: string;
  languages: string[];
  changedAt: Instant;
  changedBy?: string;
  submittedBy?: string;
  submittedAt?: Instant;
  deliveries?: { total: number; sent: number; trouble: number; waiting: number };
  /** A fact under it changed after it was written. */
  factsMoved?: boolean;
  owed?: OwedReview;
  /** The languages that may not go out yet while others may. */
  pendingLanguages?: string[];
}
export type ClockKind =
  'FIRST_STATEMENT' | 'NEXT_UPDATE' | 'RUMOUR_VERDICT' | 'RUMOUR_CORRECTION' | 'RESPONSE' | 'CHECKLIST';
export type ClockState = 'RUNNING' | 'SOON' | 'LATE' | 'ESCALATED';
/** Something that people were promised or wait for, and by when. */
export interface RunningClock {
  kind: ClockKind;
  /** The id of the incident, rumour, reaction or checklist item that it runs for. */
  thing: string;
  title?: string;
  startedAt: Instant;
  dueAt: Instant;
  /** As it stood when it was fetched; it goes on by itself. */
  state: ClockState;
  roles: Role[];
  count: number;
}
export interface Board {
  incident: Incident;
  waiting: Waiting[];
  checklist: ChecklistItem[];
  messages: BoardMessage[];
  deliveries: Delivery[];
  /** What went wrong and nobody has looked at yet, newest first. */
  alarms?: Alarm[];
  /** Those that run, the first to be due first. */
  clocks?: RunningClock[];
  rumours: Rumour[];
  facts: Fact[];
  log: LogEntry[];
  seq: number;
}

export type OpenEndKind = 'DELIVERY' | 'RUMOUR' | 'CHECKLIST' | 'FORWARD' | 'REVIEW' | 'REPLY';
export interface OpenEnd {
  kind: OpenEndKind;
  id: string;
  title: string;
}

/** One line of the live stream: something of this kind happened to this thing. */
export interface Hint {
  seq: number;
  kind: string;
  incident?: string | null;
  id?: string | null;
}

/** How a clock of an incident ended. */
export type TargetOutcome = 'MET' | 'LATE' | 'MISSED' | 'RUNNING' | 'MOVED' | 'STOPPED';

/** A section of the report that another part of Baken adds, such as the score of an exercise. */
export interface ReportSection {
  id: string;
  title: string;
  blocks: ReportBlock[];
}

/** One thing below another; exactly one of its members is there. */
export interface ReportBlock {
  heading?: string;
  text?: string;
  strong?: string;
  code?: string;
  pairs?: { rows: { term?: string; told: string }[] };
  items?: { rows: { told: string }[] };
  table?: {
    caption: string;
    head: string[];
    rows: { name: string; cells: { words: string; tone: string }[] }[];
  };
  bars?: {
    caption: string;
    of: string;
    figure: string;
    rows: { name: string; percent: number; tone: string; figures: string }[];
  };
}
