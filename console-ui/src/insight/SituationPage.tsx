import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Link } from 'wouter-preact';
import { useLive } from '../live/useLive';
import type { TriageTree } from '../reaction/types';
import { now } from '../shared/clock';
import { Select } from '../shared/Form';
import { useIncident, useTitle } from '../shared/frame';
import { withColon } from '../shared/i18n';
import type { PageProps } from '../shared/page';
import { ButtonLink, Empty, Loading, Section } from '../shared/parts';
import { Problem } from '../shared/Problem';
import { StateChip } from '../shared/StateChip';
import { Time } from '../shared/Time';
import { Counts } from './Counts';
import './insight.css';
import { before, filled, shareOfBusiest, usual, worthShowing } from './situation';
import { ThemeTable } from './ThemeTable';
import { themeKinds, type HalfHour, type Situation, type Totals } from './types';
import { spanOf, VolumeChart } from './VolumeChart';
import { s } from './words';

/** What people ask, do and feel, half hour by half hour (guidelines V20, H12, B15, H37). */
export default function SituationPage({ params }: PageProps): JSX.Element {
  const id = params.id ?? '';
  useIncident(id);
  useTitle(s('title'));
  const live = useLive<Situation>(`/api/incidents/${id}/situation`, {
    touchedBy: (hint) => hint.incident === id && /^(reaction|rumour)/.test(hint.kind),
  });
  const situation = live.data;
  const empty = situation?.whole.reactions === 0;
  return (
    <>
      <div class="page-head">
        <h1>{s('title')}</h1>
        <div class="line">
          <ButtonLink to={`/i/${id}/brief`} kind="primary">
            {s('toBrief')}
          </ButtonLink>
          <ButtonLink to={`/i/${id}/questions`}>{s('toQuestions')}</ButtonLink>
        </div>
      </div>
      <div class="stack">
        <p class="quiet readable">{s('intro')}</p>
        <Problem of={live.problem} onRetry={live.refresh} nothingTyped />
        {!situation && live.loading && <Loading />}
        {situation && empty && (
          <Empty>
            {s('none')} {s('noneDo')}
          </Empty>
        )}
        {situation && !empty && <Shown incident={id} situation={situation} />}
      </div>
    </>
  );
}

function Shown({ incident, situation }: { incident: string; situation: Situation }): JSX.Element {
  const slots = filled(situation, now.peek());
  const [chosen, setChosen] = useState<string>();
  const shown = slots.find(({ from }) => from === chosen) ?? usual(slots);
  if (!shown) return <Empty>{s('none')}</Empty>;
  const earlier = before(slots, shown);
  const chart = worthShowing(slots);
  return (
    <>
      <div class="spread">
        <Select
          name="halfHour"
          class="half-hour"
          label={s('halfHour')}
          value={shown.from}
          onChange={setChosen}
          choices={[...chart].reverse().map((slot) => ({
            value: slot.from,
            label: slot.complete ? spanOf(slot) : s('goesOn', { time: spanOf(slot) }),
          }))}
        />
        <p class="quiet small" role="status">
          {situation.counting ? s('counting') : s('countedAt')} <Time at={situation.countedAt} />
        </p>
      </div>
      <Section title={s('volume')}>
        <VolumeChart slots={chart} shown={shown.from} />
        <p>
          <strong>{withColon(s('inHalfHour'))}</strong> {proportion(shown)}
        </p>
        <p>
          <strong>{withColon(s('sinceStart'))}</strong> {proportion(situation.whole)}
        </p>
        <p class="quiet small">{s('proportionWhy')}</p>
      </Section>
      <div class="situation-columns">
        {themeKinds.map((kind) => (
          <ThemeTable
            key={kind}
            kind={kind}
            incident={incident}
            situation={situation}
            shown={shown}
            earlier={earlier}
          />
        ))}
        <Rumours situation={situation} />
        <Sorting shown={shown} />
        <Sources shown={shown} />
      </div>
    </>
  );
}

/** Volume beside people, in one sentence (guideline H12). */
export function proportion(totals: Totals): string {
  const numbers = {
    reactions: totals.reactions,
    people: totals.authors,
    share: shareOfBusiest(totals),
  };
  return totals.topAuthors <= 1
    ? s('proportionOne', numbers)
    : s('proportion', { ...numbers, top: totals.topAuthors });
}

function Rumours({ situation }: { situation: Situation }): JSX.Element {
  return (
    <Section title={s('rumours')}>
      {situation.rumours.length === 0 && <p class="quiet">{s('rumoursNone')}</p>}
      <ul class="told">
        {situation.rumours.slice(0, 5).map((rumour) => (
          <li key={rumour.id}>
            <Link href={`/rumours/${rumour.id}`}>“{rumour.claim}”</Link>{' '}
            <StateChip of="rumour" state={rumour.verdict ?? rumour.state} />{' '}
            <span class="quiet">
              {s('told', { n: rumour.reactions })} · {s('seen', { n: rumour.sightings })}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Sorting({ shown }: { shown: HalfHour }): JSX.Element {
  const tree = useLive<TriageTree>('/api/triage-tree');
  const nameOf = (id: string): string => tree.data?.classes.find((each) => each.id === id)?.name ?? id;
  return (
    <Section title={s('tone')}>
      {shown.unsorted > 0 && <p>{s('unsorted', { n: shown.unsorted })}</p>}
      <Counts
        title={s('tone')}
        column={s('tone')}
        counts={shown.sentiments}
        name={(key) => s.find(`sentiment.${key}`) ?? key}
        none={s('classNone')}
      />
      {Object.keys(shown.classes).length > 0 && (
        <Counts title={s('class')} column={s('class')} counts={shown.classes} name={nameOf} />
      )}
    </Section>
  );
}

function Sources({ shown }: { shown: HalfHour }): JSX.Element {
  return (
    <Section title={s('sources')}>
      <Counts
        title={s('sources')}
        column={s('sources')}
        counts={shown.sources}
        name={(key) => s.find(`source.${key}`) ?? key}
        none={s('none')}
      />
    </Section>
  );
}
