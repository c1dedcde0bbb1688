import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { useLive } from '../live/useLive';
import { useAction } from '../shared/action';
import { api } from '../shared/api';
import { Select } from '../shared/Form';
import { useIncident, useTitle } from '../shared/frame';
import { Button, Empty, Loading, News, Rows } from '../shared/parts';
import type { PageProps } from '../shared/page';
import { Problem } from '../shared/Problem';
import type { LogEntry, Page } from '../shared/types';
import { t } from '../shared/words';
import { logGroups, type LogGroup } from './log';
import './log.css';
import { LogLine } from './LogLine';
import { w } from './words';

const size = 50;

/** Everything that happened, newest first. What was read further back stays while new lines wait. */
export default function LogPage({ params }: PageProps): JSX.Element {
  const id = params.id ?? '';
  useIncident(id);
  useTitle(t('navLog'));
  const [group, setGroup] = useState<LogGroup | ''>('');
  const [older, setOlder] = useState<Page<LogEntry>>();
  const path = `/api/incidents/${id}/log?order=desc&limit=${size}${group && `&kind=${group}`}`;
  const list = useLive<Page<LogEntry>>(path, {
    touchedBy: (hint) => hint.incident === id && hint.kind.startsWith(group),
    keep: older !== undefined,
  });
  useEffect(() => setOlder(undefined), [path]);
  const entries = [...(list.data?.items ?? []), ...(older?.items ?? [])];
  const next = older ? older.next : list.data?.next;
  const more = useAction(async () => {
    const page = await api.get<Page<LogEntry>>(`${path}&after=${encodeURIComponent(next ?? '')}`);
    setOlder((before) => ({ ...page, items: [...(before?.items ?? []), ...page.items] }));
  });
  return (
    <>
      <div class="page-head">
        <h1>{t('navLog')}</h1>
        <p class="quiet">{w('logNewest')}</p>
      </div>
      <div class="stack">
        <Select<LogGroup | ''>
          name="kind"
          label={w('logFilter')}
          value={group}
          onChange={setGroup}
          choices={[
            { value: '', label: w('logEverything') },
            ...logGroups.map((each) => ({ value: each, label: w(`group.${each}`) })),
          ]}
        />
        <News
          n={list.news}
          onShow={() => {
            setOlder(undefined);
            list.show();
          }}
        />
        <Problem of={list.problem} onRetry={list.refresh} nothingTyped />
        {!list.data && list.loading && <Loading />}
        {list.data && entries.length === 0 && <Empty>{w(group ? 'logNoneOfKind' : 'logNone')}</Empty>}
        <Rows label={t('navLog')}>
          {entries.map((entry) => (
            <LogLine key={entry.seq} entry={entry} />
          ))}
        </Rows>
        <Problem of={more.problem} onRetry={more.run} nothingTyped />
        {next && (
          <p>
            <Button busy={more.busy} onClick={more.run}>
              {t('more')}
            </Button>
          </p>
        )}
      </div>
    </>
  );
}
