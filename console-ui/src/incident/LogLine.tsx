import type { JSX } from 'preact';
import { Time } from '../shared/Time';
import type { LogEntry } from '../shared/types';
import { whatOf, whoOf } from './log';
import { w } from './words';

/** Who did what when; its data and its place in the chain for who wants to check. */
export function LogLine({ entry }: { entry: LogEntry }): JSX.Element {
  const what = whatOf(entry);
  return (
    <li class="row">
      <div>
        <strong>{whoOf(entry)}</strong> {w.find(`log.${entry.kind}`) ?? entry.kind}
        {what && <span class="log-what"> “{what}”</span>}
      </div>
      <div class="row-more">
        <Time at={entry.at} exact />
        <details class="log-data">
          <summary>{w('logLine', { n: entry.seq })}</summary>
          <dl class="facts-list">
            <div>
              <dt>{w('logData')}</dt>
              <dd>
                <code>{entry.kind}</code>
                <pre class="log-pre">{JSON.stringify(entry.data ?? {}, null, 2)}</pre>
              </dd>
            </div>
            {entry.hash && (
              <div>
                <dt>{w('logHash')}</dt>
                <dd>
                  <code title={entry.hash}>{entry.hash.slice(0, 12)}</code>
                </dd>
              </div>
            )}
          </dl>
        </details>
      </div>
    </li>
  );
}
