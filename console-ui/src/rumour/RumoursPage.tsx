import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Link, useSearch } from 'wouter-preact';
import { useLive } from '../live/useLive';
import { useIncident, useTitle } from '../shared/frame';
import { Button, Empty, Loading, News, Row, Rows, Section } from '../shared/parts';
import type { PageProps } from '../shared/page';
import { Problem } from '../shared/Problem';
import { StateChip } from '../shared/StateChip';
import { Countdown, Time } from '../shared/Time';
import type { Page, Rumour } from '../shared/types';
import { t } from '../shared/words';
import { byPriority, dueOf, groupOf, type RumourGroup } from './nextStep';
import { ReportForm } from './ReportForm';
import './rumour.css';
import { whyNotWrite } from './rights';
import { r } from './words';

const groups = [
  ['work', 'groupWork'],
  ['watch', 'groupWatch'],
  ['done', 'groupDone'],
] as const satisfies readonly (readonly [RumourGroup, string])[];

/** The rumours of an incident, the most urgent first (guidelines V11, H20). `?new` opens the form at once. */
export default function RumoursPage({ params }: PageProps): JSX.Element {
  const id = params.id ?? '';
  const incident = useIncident(id);
  useTitle(t('navRumours'));
  const [reporting, setReporting] = useState(new URLSearchParams(useSearch()).has('new'));
  const [reported, setReported] = useState<Rumour>();
  const rumours = useLive<Page<Rumour>>(`/api/incidents/${id}/rumours?limit=200`, {
    touchedBy: (hint) => hint.incident === id && hint.kind.startsWith('rumour.'),
    keep: reporting,
  });
  const items = rumours.data?.items ?? [];
  return (
    <>
      <div class="page-head">
        <h1>{t('navRumours')}</h1>
        {!reporting && (
          <Button kind="primary" whyNot={whyNotWrite(incident)} onClick={() => setReporting(true)}>
            {r('report')}
          </Button>
        )}
      </div>
      <div class="stack">
        {reporting && (
          <ReportForm
            incident={id}
            onCancel={() => setReporting(false)}
            onDone={(rumour) => {
              setReporting(false);
              setReported(rumour);
              void rumours.refresh();
            }}
          />
        )}
        {reported && (
          <p class="note" role="status">
            {r('reported', { claim: reported.claim })}{' '}
            <Link href={`/rumours/${reported.id}`}>{r('reportedOpen')}</Link>
          </p>
        )}
        <News n={rumours.news} onShow={rumours.show} />
        <Problem of={rumours.problem} onRetry={rumours.refresh} nothingTyped />
        {!rumours.data && rumours.loading && <Loading />}
        {rumours.data && items.length === 0 && !reporting && (
          <Empty>
            {r('none')} {r('noneDo')}
          </Empty>
        )}
        {items.length > 0 &&
          groups.map(([group, word]) => (
            <Group key={group} title={r(word)} group={group} rumours={items.filter(isIn(group))} />
          ))}
      </div>
    </>
  );
}

function isIn(group: RumourGroup): (rumour: Rumour) => boolean {
  return (rumour) => groupOf(rumour.state) === group;
}

function Group(props: { title: string; group: RumourGroup; rumours: Rumour[] }): JSX.Element | null {
  if (props.rumours.length === 0 && props.group !== 'work') return null;
  return (
    <Section title={`${props.title} (${props.rumours.length})`}>
      {props.rumours.length === 0 && <p class="quiet">{r('noneOpen')}</p>}
      <Rows label={props.title}>
        {[...props.rumours].sort(byPriority).map((rumour) => (
          <RumourRow key={rumour.id} rumour={rumour} />
        ))}
      </Rows>
    </Section>
  );
}

function RumourRow({ rumour }: { rumour: Rumour }): JSX.Element {
  const due = dueOf(rumour);
  return (
    <Row
      to={`/rumours/${rumour.id}`}
      title={`“${rumour.claim}”`}
      state={<StateChip of="rumour" state={rumour.state} />}
    >
      {due && (
        <strong>
          {r(due.what)} <Countdown to={due.at} />
        </strong>
      )}
      {rumour.priority > 0 && <span>{r('priority', { n: rumour.priority })}</span>}
      <span>
        {r(`reach.${rumour.reach}`)} · {r(`harm.${rumour.harm}`)}
      </span>
      {rumour.where && <span>{rumour.where}</span>}
      <span>
        {r('by', { name: rumour.reportedBy ?? '' })} <Time at={rumour.reportedAt} />
      </span>
    </Row>
  );
}
