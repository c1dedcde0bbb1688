import type { JSX } from 'preact';
import { useLive } from '../live/useLive';
import { useIncident, useTitle } from '../shared/frame';
import type { PageProps } from '../shared/page';
import { Empty, Loading, Rows, Section } from '../shared/parts';
import { Problem } from '../shared/Problem';
import type { Alarm, Page } from '../shared/types';
import { t } from '../shared/words';
import { AlarmRow } from './AlarmRow';
import { split } from './place';
import { a } from './words';

/** Everything that went wrong, of one incident or of the whole house; what nobody has seen yet stands first. */
export default function AlarmsPage({ params }: PageProps): JSX.Element {
  useIncident(params.id);
  useTitle(t('navAlarms'));
  const path = params.id === undefined ? '/api/alarms' : `/api/alarms?incident=${params.id}`;
  const alarms = useLive<Page<Alarm>>(path, {
    whole: true,
    touchedBy: (hint) => hint.kind.startsWith('alarm.'),
  });
  const { unseen, rest } = split(alarms.data?.items ?? []);
  const list = (title: string, part: readonly Alarm[]): JSX.Element | null =>
    part.length === 0 ? null : (
      <Section title={`${title} (${part.length})`}>
        <Rows label={title}>
          {part.map((alarm) => (
            <AlarmRow key={alarm.id} alarm={alarm} onChanged={alarms.refresh} />
          ))}
        </Rows>
      </Section>
    );
  return (
    <div class="stack">
      <h1>{t('navAlarms')}</h1>
      <p class="readable quiet">{a('intro')}</p>
      <Problem of={alarms.problem} onRetry={alarms.refresh} nothingTyped />
      {alarms.data === undefined && alarms.loading && <Loading />}
      {alarms.data && unseen.length === 0 && <Empty>{a(rest.length > 0 ? 'noneUnseen' : 'none')}</Empty>}
      {list(a('unseen'), unseen)}
      {list(a('rest'), rest)}
    </div>
  );
}
