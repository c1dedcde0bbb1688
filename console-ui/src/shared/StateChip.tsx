import type { JSX } from 'preact';
import type { ImportState, ReactionState, ReplyState } from '../reaction/types';
import { t } from './words';
import type {
  AccountHealth,
  ChecklistState,
  DeliveryState,
  FactState,
  IncidentState,
  MessageState,
  RecipientState,
  RumourState,
  TargetOutcome,
} from './types';

export type Tone = 'neutral' | 'waiting' | 'good' | 'bad' | 'live';
export type Shape =
  'ring' | 'half' | 'diamond' | 'check' | 'cross' | 'triangle' | 'square' | 'dot' | 'question' | 'arrow';
type Look = readonly [Tone, Shape];

/** How every state of every thing looks. The same word, shape and colour wherever it is shown. */
const looks = {
  incident: {
    PREPARED: ['neutral', 'ring'],
    ACTIVE: ['live', 'dot'],
    AFTERCARE: ['waiting', 'half'],
    CLOSED: ['neutral', 'square'],
  } satisfies Record<IncidentState, Look>,
  fact: {
    REPORTED: ['waiting', 'diamond'],
    CONFIRMED: ['good', 'check'],
    DENIED: ['bad', 'cross'],
    OUTDATED: ['neutral', 'square'],
    UNKNOWN: ['neutral', 'question'],
  } satisfies Record<FactState, Look>,
  message: {
    DRAFT: ['neutral', 'ring'],
    IN_REVIEW: ['waiting', 'diamond'],
    APPROVED: ['good', 'check'],
    PUBLISHED: ['live', 'dot'],
    SUPERSEDED: ['neutral', 'square'],
    WITHDRAWN: ['bad', 'cross'],
  } satisfies Record<MessageState, Look>,
  delivery: {
    QUEUED: ['waiting', 'ring'],
    SENDING: ['live', 'arrow'],
    SENT: ['good', 'check'],
    REFUSED: ['bad', 'cross'],
    RETRYING: ['waiting', 'half'],
    UNCLEAR: ['bad', 'question'],
    EDITED: ['good', 'half'],
    REMOVED: ['neutral', 'square'],
    DIVERGED: ['bad', 'triangle'],
    TODO: ['waiting', 'diamond'],
    DONE: ['good', 'check'],
  } satisfies Record<DeliveryState, Look>,
  rumour: {
    REPORTED: ['waiting', 'diamond'],
    VERIFYING: ['live', 'half'],
    FALSE: ['bad', 'cross'],
    MISLEADING: ['bad', 'triangle'],
    TRUE: ['good', 'check'],
    UNPROVEN: ['neutral', 'question'],
    CORRECTING: ['live', 'arrow'],
    CORRECTED: ['good', 'check'],
    MONITORING: ['live', 'dot'],
    CLOSED: ['neutral', 'square'],
  } satisfies Record<RumourState, Look>,
  checklist: {
    OPEN: ['waiting', 'ring'],
    DONE: ['good', 'check'],
    SKIPPED: ['neutral', 'arrow'],
  } satisfies Record<ChecklistState, Look>,
  target: {
    MET: ['good', 'check'],
    LATE: ['bad', 'triangle'],
    MISSED: ['bad', 'cross'],
    RUNNING: ['live', 'dot'],
    MOVED: ['waiting', 'half'],
    STOPPED: ['neutral', 'square'],
  } satisfies Record<TargetOutcome, Look>,
  recipient: {
    QUEUED: ['waiting', 'ring'],
    SENT: ['live', 'arrow'],
    OPENED: ['live', 'half'],
    FORWARDED: ['good', 'check'],
    DECLINED: ['neutral', 'square'],
    FAILED: ['bad', 'cross'],
  } satisfies Record<RecipientState, Look>,
  reaction: {
    NEW: ['waiting', 'diamond'],
    TRIAGED: ['live', 'half'],
    ANSWERED: ['good', 'check'],
    PASSED_ON: ['good', 'arrow'],
    HIDDEN: ['waiting', 'square'],
    REMOVED: ['bad', 'cross'],
    LEFT: ['neutral', 'ring'],
    DONE: ['neutral', 'square'],
  } satisfies Record<ReactionState, Look>,
  reply: {
    IN_REVIEW: ['waiting', 'diamond'],
    QUEUED: ['waiting', 'ring'],
    SENT: ['good', 'check'],
    REFUSED: ['bad', 'cross'],
    UNCLEAR: ['bad', 'question'],
    TODO: ['waiting', 'diamond'],
    DONE: ['good', 'check'],
    WITHDRAWN: ['neutral', 'square'],
  } satisfies Record<ReplyState, Look>,
  import: {
    RUNNING: ['live', 'arrow'],
    DONE: ['good', 'check'],
    FAILED: ['bad', 'cross'],
    STOPPED: ['waiting', 'half'],
  } satisfies Record<ImportState, Look>,
  health: {
    OK: ['good', 'check'],
    FAILING: ['bad', 'cross'],
    UNKNOWN: ['neutral', 'question'],
  } satisfies Record<AccountHealth, Look>,
};
type Looks = typeof looks;

const shapes: Record<Shape, JSX.Element> = {
  ring: <circle cx="6" cy="6" r="4.5" class="line" />,
  half: (
    <>
      <circle cx="6" cy="6" r="4.5" class="line" />
      <path d="M6 1.5a4.5 4.5 0 0 1 0 9z" />
    </>
  ),
  diamond: <path d="M6 .5 11.5 6 6 11.5.5 6z" />,
  check: <path d="m1.5 6.5 3 3 6-7" class="line" />,
  cross: <path d="m2 2 8 8m0-8-8 8" class="line" />,
  triangle: <path d="M6 .8 11.6 11H.4z" />,
  square: <path d="M1.5 1.5h9v9h-9z" class="line" />,
  dot: <circle cx="6" cy="6" r="5" />,
  question: <path d="M3.5 4a2.5 2.5 0 1 1 3.6 2.2C6.3 6.6 6 7 6 8m0 2v1.4" class="line" />,
  arrow: <path d="M1 6h9M6.5 2.5 10 6l-3.5 3.5" class="line" />,
};

export function StateChip<T extends keyof Looks>(props: {
  of: T;
  state: keyof Looks[T] & string;
}): JSX.Element {
  const look =
    (looks[props.of] as Record<string, Look | undefined>)[props.state] ?? (['neutral', 'ring'] as const);
  return <Chip tone={look[0]} shape={look[1]} word={t.find(`${props.of}.${props.state}`) ?? props.state} />;
}

/** For the few marks that are not a state of a thing ("late", "held"). */
export function Chip(props: {
  tone: Tone;
  shape: Shape;
  word: string;
  /** What stays when there is too little room for the word. */
  tail?: string;
}): JSX.Element {
  const { tone, shape, word, tail } = props;
  return (
    <span class={`chip tone-${tone}`}>
      <svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true" focusable="false">
        {shapes[shape]}
      </svg>
      {tail === undefined ? (
        word
      ) : (
        <>
          <span class="chip-word">{word}</span>
          <span class="chip-tail">{` · ${tail}`}</span>
        </>
      )}
    </span>
  );
}
