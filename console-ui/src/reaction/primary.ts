import type { ReactionDetail } from './types';

/** What the one button that stands out is for. */
export type Primary = 'reply' | 'keep' | 'done' | 'next' | undefined;

/** The next thing to do once it is sorted; while a question is asked or a step of another kind is open, none stands out. */
export function primaryOf(reaction: ReactionDetail, asking: boolean): Primary {
  if (asking) return undefined;
  if (reaction.state !== 'TRIAGED') return 'next';
  const open = reaction.procedure?.steps.find((step) => step.required && !step.done);
  switch (open?.act) {
    case undefined:
      return 'done';
    case 'ANSWER':
    case 'PRIVATE':
      return 'reply';
    case 'EVIDENCE':
      return 'keep';
    default:
      return undefined;
  }
}
