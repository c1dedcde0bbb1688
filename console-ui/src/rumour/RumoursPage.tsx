import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Link, useSearch } from 'wouter-preact';
import { useLive } from '../live/useLive';
import { Field } from '../shared/Form';
import { useIncident, useTitle } from '../shared/frame';
import { Button, Empty, Loading, News, Section } from '../shared/parts';
import type { PageProps } from '../shared/page';
import { Problem } from '../shared/Problem';
import type { Page, Rumour } from '../shared/types';
import { t } from '../shared/words';
import { byPriority, groupOf, type RumourGroup } from './nextStep';
import { Pairs } from './Pairs';
import { ReportForm } from './ReportForm';
import './rumour.css';
import { whyNotWrite } from './rights';
import { Strip } from './Strip';
import { useSaidFocus } from './useFormFocus';
import { r } from './words';

const groups = [
  ['work', 'groupWork'],
  ['watch', 'groupWatch'],
  ['done', 'groupDone'],
] as const satisfies readonly (readonly [RumourGroup, string])[];

/** From this many on, a word finds faster than an eye. */
const manyRumours = 9;

/** The rumours of an incident, the most urgent first (guidelines V11, H20). `?new` opens the form at once. */
export default function RumoursPage({ params }: PageProps): JSX.Element {
  const id = params.id ?? '';
  const incident = useIncident(id);
  useTitle(t('navRumours'));
  const [reporting, setReporting] = useState(new URLSearchParams(useSearch()).has('new'));
  const [reported, setReported] = useState<Rumour>();
  const said = useSaidFocus<HTMLParagraphElement>(reported);
  const [query, setQuery] = useState('');
  const rumours = useLive<Page<Rumour>>(`/api/incidents/${id}/rumours?order=priority&limit=200`, {
    touchedBy: (hint) => hint.incident === id && hint.kind.startsWith('rumour.'),
    keep: reporting,
    whole: true,
  });
  const all = rumours.data?.items ?? [];
  // What was merged lives on in the other one.
  const items = all.filter(({ mergedInto }) => !mergedInto);
  return (
    <>
      <div class="page-head">
        <h1>{t('navRumours')}</h1>
        {!reporting && (
          <Button
            kind="primary"
            whyNot={whyNotWrite(incident)}
            onClick={() => {
              setReported(undefined);
              setReporting(true);
            }}
          >
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
          <p class="note" role="status" tabIndex={-1} ref={said}>
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
        {items.length > 1 && (
          <Pairs incident={id} whyNot={whyNotWrite(incident)} onChange={rumours.refresh} rumours={all} />
        )}
        {items.length >= manyRumours && (
          <Field
            name="q"
            type="search"
            class="rumour-find"
            label={r('find')}
            value={query}
            onInput={setQuery}
          />
        )}
        {items.length > 0 &&
          groups.map(([group, word]) => (
            <Group key={group} title={r(word)} group={group} rumours={found(items, group, query)} />
          ))}
      </div>
    </>
  );
}

function found(rumours: readonly Rumour[], group: RumourGroup, query: string): Rumour[] {
  const wanted = query.trim().toLowerCase();
  return rumours
    .filter(({ state }) => groupOf(state) === group)
    .filter(({ claim, where }) => `${claim} ${where ?? ''}`.toLowerCase().includes(wanted))
    .sort(byPriority);
}

function Group(props: { title: string; group: RumourGroup; rumours: Rumour[] }): JSX.Element | null {
  if (props.rumours.length === 0 && props.group !== 'work') return null;
  return (
    <Section title={`${props.title} (${props.rumours.length})`}>
      {props.rumours.length === 0 && <p class="quiet">{r('noneOpen')}</p>}
      {props.group === 'work' && props.rumours.length > 1 && <p class="help">{r('orderHelp')}</p>}
      <ul class="strips" aria-label={props.title}>
        {props.rumours.map((rumour) => (
          <Strip key={rumour.id} rumour={rumour} />
        ))}
      </ul>
    </Section>
  );
}
