import type { ReactionState } from './types';

/** What may follow a state, as the service has it; what was judged wrongly is sorted again. */
export const mayFollow: Readonly<Record<ReactionState, readonly ReactionState[]>> = {
  NEW: ['TRIAGED'],
  TRIAGED: ['TRIAGED', 'ANSWERED', 'PASSED_ON', 'HIDDEN', 'REMOVED', 'LEFT', 'DONE'],
  ANSWERED: ['TRIAGED', 'PASSED_ON', 'HIDDEN', 'REMOVED', 'DONE'],
  PASSED_ON: ['TRIAGED', 'ANSWERED', 'DONE'],
  HIDDEN: ['TRIAGED', 'ANSWERED', 'REMOVED', 'DONE'],
  REMOVED: ['TRIAGED', 'ANSWERED', 'DONE'],
  LEFT: ['TRIAGED', 'ANSWERED', 'DONE'],
  DONE: ['TRIAGED'],
};
