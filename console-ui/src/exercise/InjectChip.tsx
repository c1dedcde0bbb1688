import type { JSX } from 'preact';
import { Chip } from '../shared/StateChip';
import type { InjectKind, Met, PlayState, RunState } from './types';
import { x } from './words';

export function KindChip({ kind }: { kind: InjectKind }): JSX.Element {
  return <span class="inject-kind">{x(`kind.${kind}`)}</span>;
}

export function PlayChip({ state, next }: { state: PlayState; next: boolean }): JSX.Element {
  if (next) return <Chip tone="live" shape="arrow" word={x('play.NEXT')} />;
  const looks = {
    WAITING: ['neutral', 'ring'],
    PLAYED: ['good', 'check'],
    SKIPPED: ['neutral', 'half'],
    DROPPED: ['neutral', 'cross'],
  } as const;
  const [tone, shape] = looks[state];
  return <Chip tone={tone} shape={shape} word={x(`play.${state}`)} />;
}

export function RunChip({ state }: { state: RunState }): JSX.Element {
  const looks = {
    READY: ['waiting', 'ring'],
    RUNNING: ['live', 'dot'],
    PAUSED: ['waiting', 'half'],
    ENDED: ['neutral', 'square'],
  } as const;
  const [tone, shape] = looks[state];
  return <Chip tone={tone} shape={shape} word={x(`state.${state}`)} />;
}

export function MetChip({ met }: { met: Met }): JSX.Element {
  const looks = { YES: ['good', 'check'], NO: ['bad', 'cross'], NOT_TRIED: ['neutral', 'ring'] } as const;
  const [tone, shape] = looks[met];
  return <Chip tone={tone} shape={shape} word={x(`met.${met}`)} />;
}
