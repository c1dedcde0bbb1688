import { useComputed, type ReadonlySignal } from '@preact/signals';
import type { JSX } from 'preact';
import { Button } from '../shared/parts';
import { Chip } from '../shared/StateChip';
import type { FindingLevel } from '../shared/types';
import { levels } from './findings';
import type { Checking } from './useChecks';
import { m } from './words';

interface Props {
  checking: ReadonlySignal<Checking>;
  saved: JSX.Element;
  whyNot: ReadonlySignal<string | undefined>;
  busy: boolean;
}

const looks = { BLOCK: ['bad', 'cross'], WARN: ['waiting', 'triangle'], HINT: ['neutral', 'ring'] } as const;

/** Always in view: whether it is kept, what stands in the way, and the one next step. */
export function ComposerBar({ checking, saved, whyNot, busy }: Props): JSX.Element {
  const { checks, behind } = checking.value;
  const findings = checks?.findings ?? [];
  const reason = useComputed(() => whyNot.value).value;
  return (
    <div class="composer-bar">
      <div class="bar-state">
        {saved}
        <span role="status" class={`bar-findings ${behind ? 'behind' : ''}`}>
          {levels.map((level) => (
            <Sum key={level} level={level} n={findings.filter((each) => each.level === level).length} />
          ))}
        </span>
      </div>
      <Button type="submit" kind="primary" busy={busy} whyNot={reason}>
        {m('askSignOff')}
      </Button>
    </div>
  );
}

function Sum({ level, n }: { level: FindingLevel; n: number }): JSX.Element | null {
  if (n === 0) return null;
  const [tone, shape] = looks[level];
  const show = (): void => {
    const list = document.getElementById('findings');
    list?.scrollIntoView({ block: 'start' });
    list?.focus({ preventScroll: true });
  };
  return (
    <button type="button" class="bar-sum" onClick={show}>
      <Chip tone={tone} shape={shape} word={m(`short${level}`, { n })} />
    </button>
  );
}
