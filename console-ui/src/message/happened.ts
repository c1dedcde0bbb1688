import type { LogEntry } from '../shared/types';

/** One thing that happened to a message, from the log. */
export interface Happening {
  seq: number;
  at: string;
  /** Without "message.": "revised", "signed-off", … */
  kind: string;
  /** Who; empty for what the service did by itself. */
  name: string;
  revision?: number;
  /** What was said with it: an objection, a reason, a remark. */
  said?: string;
}

/** A stretch of writing by one person, or one step. */
export type HistoryLine =
  | { is: 'writing'; name: string; from: string; to: string; made: Happening[] }
  | { is: 'step'; step: Happening };

const prefix = 'message.';
/** Longer than this, and a stretch of writing becomes two lines. */
const stretch = 10 * 60_000;
const writes: readonly string[] = ['drafted', 'revised'];
/** What does not cut a stretch of writing in two: it decides nothing. */
const noDecision: readonly string[] = [
  'commented',
  'comment-resolved',
  'review-reminded',
  'review-escalated',
  'review-overdue',
  'review-link-made',
  'review-link-refused',
];
/** They name the remark by its id; what it says stands with the text. */
const remarks: readonly string[] = ['message.commented', 'message.comment-resolved'];
/** They tell what became of the message; the one who brought it about has a line of their own. */
const nameless: readonly string[] = ['message.approved', 'message.superseded'];

export function happeningOf(entry: LogEntry): Happening {
  const { actor, data = {} } = entry;
  const own = typeof actor === 'string' ? actor : actor.kind === 'SYSTEM' ? '' : (actor.name ?? '');
  const name = nameless.includes(entry.kind) ? '' : own;
  const said = remarks.includes(entry.kind)
    ? undefined
    : ['comment', 'reason', 'for'].map((key) => data[key]).find((each) => typeof each === 'string');
  return {
    seq: entry.seq,
    at: entry.at,
    kind: entry.kind.startsWith(prefix) ? entry.kind.slice(prefix.length) : entry.kind,
    name,
    ...(typeof data.revision === 'number' ? { revision: data.revision } : {}),
    ...(said ? { said } : {}),
  };
}

/**
 * The history in lines, newest first. Versions of one author, all within ten minutes and without a decision in between, are
 * one line: who saves every two seconds does not drown what was decided.
 */
export function folded(entries: readonly LogEntry[]): HistoryLine[] {
  const lines: HistoryLine[] = [];
  let writing: Extract<HistoryLine, { is: 'writing' }> | undefined;
  for (const step of entries.map(happeningOf).sort((one, other) => one.seq - other.seq)) {
    if (!writes.includes(step.kind)) {
      lines.push({ is: 'step', step });
      if (!noDecision.includes(step.kind)) writing = undefined;
      continue;
    }
    if (writing?.name === step.name && Date.parse(step.at) - Date.parse(writing.from) <= stretch) {
      writing.made.push(step);
      writing.to = step.at;
    } else {
      writing = { is: 'writing', name: step.name, from: step.at, to: step.at, made: [step] };
      lines.push(writing);
    }
  }
  return lines.reverse();
}

/** Which two versions are compared after this one is pressed: never more than two, the oldest choice gives way. */
export function chosenTwo(chosen: readonly number[], pressed: number): number[] {
  return chosen.includes(pressed)
    ? chosen.filter((each) => each !== pressed)
    : [...chosen, pressed].slice(-2);
}
