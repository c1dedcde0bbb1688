import type {
  ChecklistItem,
  Delivery,
  Fact,
  ForwardRequest,
  Incident,
  MessageState,
  Objection,
  OpenEnd,
  Purpose,
  Rumour,
  SignOff,
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
  workload: Record<string, number>;
  open: OpenEnd[];
  facts: Fact[];
  checklist: ChecklistItem[];
  messages: ReportMessage[];
  rumours: Rumour[];
  forwardRequests: ForwardRequest[];
  log: { entries: number; chainIntact: boolean; firstBroken?: number; headHash?: string };
}

/** In the order in which people heard of them; what never went out stands where it was begun. */
export function inTime(messages: readonly ReportMessage[]): ReportMessage[] {
  const at = (message: ReportMessage): number =>
    Date.parse(message.publishedAt ?? message.revisions[0]?.at ?? '') || 0;
  return [...messages].sort((a, b) => at(a) - at(b));
}
