import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Link } from 'wouter-preact';
import { now } from '../shared/clock';
import { language } from '../shared/i18n';
import { Button } from '../shared/parts';
import { session } from '../shared/session';
import { Chip } from '../shared/StateChip';
import type { RunningClock } from '../shared/types';
import { besides, looksOf, placeOfClock, stateAt } from './clocks';
import { useNarrow } from './useNarrow';
import { nameOf, standing } from './wording';
import { c } from './words';
import './clocks.css';

/** How many stand there before the rest folds: on a phone each takes a line. */
const few = { narrow: 3, wide: 6 };

export const escalationMinutes = (): number => session.value?.house.escalationMinutes ?? 10;

/** The clocks beside the main one, each a way to where it is met. */
export function ClockStrip(props: { clocks: readonly RunningClock[]; incident: string }): JSX.Element | null {
  const narrow = useNarrow();
  const [all, setAll] = useState(false);
  const clocks = besides(props.clocks, now.value, escalationMinutes());
  if (clocks.length === 0) return null;
  const most = narrow ? few.narrow : few.wide;
  const shown = all ? clocks : clocks.slice(0, most);
  return (
    <div class="clock-strip">
      <ul aria-label={c('others')}>
        {shown.map((clock) => (
          <li key={`${clock.kind} ${clock.thing}`}>
            <ClockChip clock={clock} incident={props.incident} />
          </li>
        ))}
      </ul>
      {clocks.length > most && (
        <Button small expanded={all} onClick={() => setAll(!all)}>
          {all ? c('less') : c('more', { n: clocks.length - most })}
        </Button>
      )}
    </div>
  );
}

function ClockChip({ clock, incident }: { clock: RunningClock; incident: string }): JSX.Element {
  const minutes = escalationMinutes();
  const [tone, shape] = looksOf[stateAt(clock, now.value, minutes)];
  return (
    <Link href={placeOfClock(clock.kind, clock.thing, incident)} title={clock.title}>
      <Chip
        tone={tone}
        shape={shape}
        word={nameOf(clock)}
        tail={standing(clock, now.value, language.value)}
      />
    </Link>
  );
}
