import type { JSX } from 'preact';
import { Link } from 'wouter-preact';
import { Section } from '../shared/parts';
import { Time } from '../shared/Time';
import type { LogEntry } from '../shared/types';
import { w } from './words';

const few = 6;

/** The last lines of the log. */
export function RoomLog({ incident, entries }: { incident: string; entries: LogEntry[] }): JSX.Element {
  return (
    <Section title={w('logTitle')}>
      {entries.length === 0 && <p class="quiet">{w('logNone')}</p>}
      <ol class="room-log">
        {entries.slice(0, few).map((entry) => (
          <li key={entry.seq}>
            <Time at={entry.at} exact /> <strong>{nameOf(entry)}</strong>{' '}
            {w.find(`log.${entry.kind}`) ?? entry.kind}
            {typeof entry.data?.title === 'string' && (
              <>
                {': '}
                <span>{entry.data.title}</span>
              </>
            )}
          </li>
        ))}
      </ol>
      <p>
        <Link href={`/i/${incident}/log`}>{w('logAll')}</Link>
      </p>
    </Section>
  );
}

/** People by their name; what the service did itself under its own. */
function nameOf({ actor }: LogEntry): string {
  if (typeof actor === 'string') return actor;
  return actor.kind === 'SYSTEM' ? w('logSystem') : (actor.name ?? w('logSystem'));
}
