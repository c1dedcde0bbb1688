import type { JSX } from 'preact';
import { useLive } from '../live/useLive';
import { useTitle } from '../shared/frame';
import { Button, ButtonLink, Empty, Loading, Row, Rows, Section } from '../shared/parts';
import { Problem } from '../shared/Problem';
import { iMay, session } from '../shared/session';
import { Chip, StateChip } from '../shared/StateChip';
import { Countdown, Time } from '../shared/Time';
import type { Incident, Page } from '../shared/types';
import { t } from '../shared/words';
import { KindMark } from './KindMark';
import { scaleName, typeName } from './names';
import { w } from './words';

/** What goes on now, the real thing before the exercise, and what is over. */
export default function IncidentsPage(): JSX.Element {
  useTitle(t('navIncidents'));
  const incidents = useLive<Page<Incident>>('/api/incidents?limit=200', {
    touchedBy: (hint) => hint.kind.startsWith('incident.'),
  });
  const items = incidents.data?.items;
  const closed = items?.filter(({ state }) => state === 'CLOSED') ?? [];
  const going = items?.filter(({ state }) => state !== 'CLOSED').sort(byWeight) ?? [];
  return (
    <>
      <div class="page-head">
        <h1>{w('listTitle')}</h1>
        {iMay(['LEAD']) ? (
          <ButtonLink to="/open" kind="primary">
            {w('listOpen')}
          </ButtonLink>
        ) : (
          <Button whyNot={w('onlyLead')}>{w('listOpen')}</Button>
        )}
      </div>
      <div class="stack">
        <Problem of={incidents.problem} onRetry={incidents.refresh} nothingTyped />
        {!items && incidents.loading && <Loading />}
        {items?.length === 0 && (
          <Empty>{w(session.value?.roles.length === 0 ? 'listNoneYours' : 'listNone')}</Empty>
        )}
        {going.length > 0 && <Group title={w('listGoing')} incidents={going} />}
        {closed.length > 0 && <Group title={w('listClosed')} incidents={closed} />}
      </div>
    </>
  );
}

function byWeight(one: Incident, other: Incident): number {
  const weight = ({ kind, state }: Incident): number =>
    (kind === 'REAL' ? 0 : 4) + (state === 'ACTIVE' ? 0 : state === 'AFTERCARE' ? 1 : 2);
  return weight(one) - weight(other) || Date.parse(other.openedAt) - Date.parse(one.openedAt);
}

function Group({ title, incidents }: { title: string; incidents: Incident[] }): JSX.Element {
  return (
    <Section title={`${title} (${incidents.length})`}>
      <Rows label={title}>
        {incidents.map((incident) => (
          <IncidentRow key={incident.id} incident={incident} />
        ))}
      </Rows>
    </Section>
  );
}

function IncidentRow({ incident }: { incident: Incident }): JSX.Element {
  const { state, nextUpdateAt } = incident;
  return (
    <Row
      to={`/i/${incident.id}`}
      title={incident.title}
      state={
        <span class="line">
          <KindMark kind={incident.kind} />
          {incident.held && <Chip tone="bad" shape="square" word={w('heldTitle')} />}
          <StateChip of="incident" state={state} />
        </span>
      }
    >
      <span>{typeName(incident.type)}</span>
      <span>{scaleName(incident.scale)}</span>
      <span>
        {w('listSince')} <Time at={incident.openedAt} />
      </span>
      {state !== 'CLOSED' && nextUpdateAt && (
        <strong>
          {w('nextUpdate')} <Countdown to={nextUpdateAt} />
        </strong>
      )}
    </Row>
  );
}
