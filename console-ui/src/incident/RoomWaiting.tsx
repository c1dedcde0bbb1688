import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Link } from 'wouter-preact';
import { now } from '../shared/clock';
import { Button, Section } from '../shared/parts';
import { Chip } from '../shared/StateChip';
import { Countdown, Since } from '../shared/Time';
import type { Waiting } from '../shared/types';
import { gathered, placeOf, type Gathered } from './waiting';
import { w } from './words';

const few = 8;

/** What waits for me, each with the way to it. */
export function RoomWaiting({ waiting, incident }: { waiting: Waiting[]; incident: string }): JSX.Element {
  const [all, setAll] = useState(false);
  const lines = gathered(waiting);
  const hidden = lines.length - few;
  return (
    <Section
      title={w('waitingTitle', { n: lines.length })}
      class={`room-waiting ${lines.length > 0 ? 'has-waiting' : ''}`}
    >
      {lines.length === 0 && <p class="quiet">{w('waitingNone')}</p>}
      <ul class="room-waits">
        {(all ? lines : lines.slice(0, few)).map((line) => (
          <Line key={`${line.first.kind} ${line.first.id}`} line={line} incident={incident} />
        ))}
      </ul>
      {hidden > 0 && (
        <Button small expanded={all} onClick={() => setAll(!all)}>
          {all ? w('waitLess') : w('waitMore', { n: hidden })}
        </Button>
      )}
    </Section>
  );
}

function Line({ line, incident }: { line: Gathered; incident: string }): JSX.Element {
  const { kind, title, by, since, late } = line.first;
  const red = kind === 'OWED_REVIEW';
  return (
    <li class={red ? 'owed' : undefined}>
      {(red || late) && (
        <Chip
          tone={red ? 'bad' : 'waiting'}
          shape="triangle"
          word={red ? w(late ? 'owedLate' : 'owed') : w('waitLate')}
        />
      )}
      <Link href={placeOf(line.first, incident)}>
        <strong>{w(`wait.${kind}`)}</strong>
        {title && kind !== 'UPDATE_DUE' && `: ${title}`}
        {line.n > 1 && ` (${line.n})`}
      </Link>
      <span class="quiet small">
        {by && `${w('byPerson', { name: by })} · `}
        {since &&
          (Date.parse(since) > now.value ? (
            <Countdown to={since} />
          ) : (
            <>
              {w('waitSince')} <Since at={since} />
            </>
          ))}
      </span>
    </li>
  );
}
