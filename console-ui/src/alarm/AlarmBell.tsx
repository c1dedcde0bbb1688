import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { Link } from 'wouter-preact';
import { useLive } from '../live/useLive';
import { alarmCount, unseenAlarms } from '../shared/alarms';
import { Chip } from '../shared/StateChip';
import type { Alarm, Page } from '../shared/types';
import { a } from './words';

/** Keeps what nobody has seen yet known on every page. */
export function useAlarms(): void {
  const alarms = useLive<Page<Alarm>>('/api/alarms?seen=false&limit=200', {
    touchedBy: (hint) => hint.kind.startsWith('alarm.'),
  });
  const { data } = alarms;
  useEffect(() => {
    if (data) unseenAlarms.value = data.items;
  }, [data]);
}

/** In the header of every page while something went wrong that nobody has looked at. */
export function AlarmBell(): JSX.Element {
  const n = alarmCount.value;
  return (
    <span role="status" class="bell">
      {n > 0 && (
        <Link href="/alarms">
          <Chip tone="bad" shape="triangle" word={a('bell', { n })} />
        </Link>
      )}
    </span>
  );
}
