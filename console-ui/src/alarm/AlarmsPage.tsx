import type { JSX } from 'preact';
import { useLive } from '../live/useLive';
import { useIncident, useTitle } from '../shared/frame';
import type { PageProps } from '../shared/page';
import { Empty, Loading, Rows, Section } from '../shared/parts';
import { Problem } from '../shared/Problem';
import type { Alarm, Incident, Page } from '../shared/types';
import { t } from '../shared/words';
import { seesAccountAlarms, touchesAlarms } from './AlarmBell';
import { AlarmRow } from './AlarmRow';
import { split } from './place';
import { a } from './words';

/** Everything that went wrong: of one incident and the accounts, or of every open incident of the house. */
export default function AlarmsPage({ params }: PageProps): JSX.Element {
  const incident = useIncident(params.id);
  useTitle(t('navAlarms'));
  const incidents = useLive<Page<Incident>>(params.id === undefined ? '/api/incidents?limit=200' : null, {
    touchedBy: (hint) => hint.kind.startsWith('incident.'),
  });
  const shown =
    params.id === undefined
      ? (incidents.data?.items.filter(({ state }) => state !== 'CLOSED') ?? [])
      : incident
        ? [incident]
        : [];
  return (
    <div class="stack">
      <h1>{t('navAlarms')}</h1>
      <p class="readable quiet">{a('intro')}</p>
      <Problem of={incidents.problem} onRetry={incidents.refresh} nothingTyped />
      {shown.map((each) => (
        <AlarmList key={each.id} title={each.title} incident={each} />
      ))}
      {seesAccountAlarms() ? (
        incident?.kind !== 'EXERCISE' && <AlarmList title={a('accounts')} />
      ) : (
        <p class="quiet">{a('accountsNotYou')}</p>
      )}
    </div>
  );
}

/** Of one incident, or about the accounts; what nobody has seen yet stands first. */
function AlarmList({ title, incident }: { title: string; incident?: Incident }): JSX.Element {
  const alarms = useLive<Page<Alarm>>(
    incident ? `/api/alarms?incident=${incident.id}&limit=200` : '/api/alarms?limit=200',
    { whole: true, touchedBy: touchesAlarms },
  );
  const { unseen, rest } = split(alarms.data?.items ?? []);
  const rows = (part: readonly Alarm[], label: string): JSX.Element => (
    <Rows label={label}>
      {part.map((alarm) => (
        <AlarmRow key={alarm.id} alarm={alarm} incident={incident} onChanged={alarms.refresh} />
      ))}
    </Rows>
  );
  return (
    <Section title={`${title} (${unseen.length})`} class={unseen.length > 0 ? 'alarms-unseen' : ''}>
      <Problem of={alarms.problem} onRetry={alarms.refresh} nothingTyped />
      {alarms.data === undefined && alarms.loading && <Loading />}
      {alarms.data && unseen.length === 0 && <Empty>{a(rest.length > 0 ? 'noneUnseen' : 'none')}</Empty>}
      {unseen.length > 0 && rows(unseen, a('unseen'))}
      {rest.length > 0 && (
        <details>
          <summary>{`${a('rest')} (${rest.length})`}</summary>
          {rows(rest, a('rest'))}
        </details>
      )}
    </Section>
  );
}
