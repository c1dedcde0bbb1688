import type {
  Alarm,
  ChecklistItem,
  Delivery,
  Fact,
  ForwardRequest,
  Incident,
  MessageState,
  Objection,
  OpenEnd,
  Purpose,
  ReportSection,
  Rumour,
  SignOff,
  TargetOutcome,
} from '../shared/types';

export interface ReportMessage {
  id: string;
  purpose: Purpose;
  state: MessageState;
  title?: string;
  publishedAt?: string;
  revisions: { revision: number; author?: string; at: string }[];
  signOffs: SignOff[];
  objections: Objection[];
  deliveries: Delivery[];
}

/** One clock with its moment and what came of it. */
export interface Target {
  kind: 'FIRST_STATEMENT' | 'PROMISE' | 'RUMOUR_VERDICT' | 'RUMOUR_CORRECTION';
  of?: string;
  title?: string;
  from: string;
  dueAt: string;
  doneAt?: string;
  outcome: TargetOutcome;
  seconds?: number;
  lateSeconds: number;
}

export interface Worker {
  name: string;
  acts: number;
  parts: Record<string, number>;
  quarters: { from: string; acts: number }[];
  first: string;
  last: string;
  seconds: number;
}

export interface ReactionFigures {
  total: number;
  authors: number;
  answers: { answered: number; medianSeconds?: number; ninetySeconds?: number; withinPolicy: number };
  quarters: { from: string; reactions: number; authors: number }[];
}

export interface Lessons {
  well?: string;
  better?: string;
  actions: { text: string; who?: string; by?: string }[];
  version: number;
  changedBy?: string;
  changedAt?: string;
}

export interface Report {
  madeAt: string;
  incident: Incident;
  clocks: {
    firstStatementSeconds?: number;
    longestSilenceSeconds?: number;
    updates: number;
    rumourVerdictSeconds: number[];
    rumourCorrectionSeconds?: number[];
  };
  promised: { firstStatement: number; update: number; answer: number; answerLater: number };
  targets: Target[];
  timeline: { seq: number; at: string; kind: string; object?: string; by?: string; text: string }[];
  people: Worker[];
  reactions: ReactionFigures;
  alarms: Alarm[];
  more: ReportSection[];
  lessons: Lessons;
  open: OpenEnd[];
  facts: Fact[];
  checklist: ChecklistItem[];
  messages: ReportMessage[];
  rumours: Rumour[];
  forwardRequests: ForwardRequest[];
  log: {
    entries: number;
    chainIntact: boolean;
    firstBroken?: number;
    headHash?: string;
    incidentMark?: string;
  };
}

/** In the order in which people heard of them; what never went out stands where it was begun. */
export function inTime(messages: readonly ReportMessage[]): ReportMessage[] {
  const at = (message: ReportMessage): number =>
    Date.parse(message.publishedAt ?? message.revisions[0]?.at ?? '') || 0;
  return [...messages].sort((a, b) => at(a) - at(b));
}

/** How long a clock ran, in seconds, and how long it had. */
export function ran(target: Target, madeAt: string): { took: number; had: number } {
  const from = Date.parse(target.from);
  const end = Date.parse(target.doneAt ?? madeAt);
  return {
    took: target.seconds ?? Math.max(0, Math.round((end - from) / 1000)),
    had: Math.max(0, Math.round((Date.parse(target.dueAt) - from) / 1000)),
  };
}

/** The share of a bar, 0 to 100; what is more than nothing is seen. */
export function share(value: number, most: number): number {
  if (most <= 0 || value <= 0) return 0;
  return Math.min(100, Math.max(1, Math.round((value / most) * 100)));
}

/** Who did how much in every quarter of an hour, oldest first. */
export function perQuarter(people: readonly Worker[]): { from: string; acts: number; names: string }[] {
  const quarters = new Map<string, { acts: number; names: string[] }>();
  for (const person of people) {
    for (const { from, acts } of person.quarters) {
      const quarter = quarters.get(from) ?? { acts: 0, names: [] };
      quarter.acts += acts;
      quarter.names.push(`${person.name} ${acts}`);
      quarters.set(from, quarter);
    }
  }
  return [...quarters.entries()]
    .sort(([one], [other]) => Date.parse(one) - Date.parse(other))
    .map(([from, { acts, names }]) => ({ from, acts, names: names.join(' · ') }));
}
