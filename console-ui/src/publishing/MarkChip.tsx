import type { JSX } from 'preact';
import { Chip, StateChip } from '../shared/StateChip';
import type { Mark } from './mark';
import { p } from './words';

/** The word, shape and colour of a delivery, the same wherever it is shown. */
export function MarkChip({ mark }: { mark: Mark }): JSX.Element {
  switch (mark) {
    case 'HELD':
      return <Chip tone="waiting" shape="square" word={p('held')} />;
    case 'REMOVING':
      return <Chip tone="waiting" shape="half" word={p('removing')} />;
    case 'RESTING':
      return <Chip tone="waiting" shape="half" word={p('resting')} />;
    case 'LATE':
      return <Chip tone="bad" shape="triangle" word={p('late')} />;
    case 'PLANNED':
      return <Chip tone="neutral" shape="ring" word={p('planned')} />;
    default:
      return <StateChip of="delivery" state={mark} />;
  }
}

export function markWord(mark: Mark, stateWord: (state: string) => string): string {
  const own = {
    HELD: 'held',
    REMOVING: 'removing',
    RESTING: 'resting',
    LATE: 'late',
    PLANNED: 'planned',
  } as const;
  return mark in own ? p(own[mark as keyof typeof own]) : stateWord(mark);
}
