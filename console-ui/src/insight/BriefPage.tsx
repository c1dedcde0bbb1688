import type { JSX } from 'preact';
import { useLive } from '../live/useLive';
import { now } from '../shared/clock';
import { useDraft } from '../shared/drafts';
import { TextArea } from '../shared/Form';
import { useIncident, useTitle } from '../shared/frame';
import { withColon } from '../shared/i18n';
import type { PageProps } from '../shared/page';
import { Button, ButtonLink, Empty, Loading } from '../shared/parts';
import { Problem } from '../shared/Problem';
import { StateChip } from '../shared/StateChip';
import { Time } from '../shared/Time';
import type { Incident, Page } from '../shared/types';
import './insight.css';
import { before, filled, ranked, signed, themesOf, usual, worthShowing } from './situation';
import { proportion } from './SituationPage';
import { titleOf } from './ThemeTable';
import { themeKinds, type HalfHour, type QuestionGroup, type Situation, type ThemeKind } from './types';
import { spanOf, VolumeChart } from './VolumeChart';
import { s } from './words';

/** What the crisis team must know of outside, on one sheet of paper (guidelines V20, H37). */
export default function BriefPage({ params }: PageProps): JSX.Element {
  const id = params.id ?? '';
  const incident = useIncident(id);
  useTitle(s('briefTitle'));
  const live = useLive<Situation>(`/api/incidents/${id}/situation`);
  const groups = useLive<Page<QuestionGroup>>(`/api/incidents/${id}/question-groups`);
  const situation = live.data;
  return (
    <div class="brief">
      <div class="page-head">
        <h1>{s('briefTitle')}</h1>
        <div class="line no-print">
          {situation && situation.whole.reactions > 0 && (
            <Button kind="primary" onClick={() => window.print()}>
              {s('briefPrint')}
            </Button>
          )}
          <ButtonLink to={`/i/${id}/situation`}>{s('briefBack')}</ButtonLink>
        </div>
      </div>
      <Problem of={live.problem} onRetry={live.refresh} nothingTyped />
      {!situation && live.loading && <Loading />}
      {situation?.whole.reactions === 0 && <Empty>{s('none')}</Empty>}
      {situation && situation.whole.reactions > 0 && (
        <Sheet incident={incident} id={id} situation={situation} groups={groups.data?.items ?? []} />
      )}
    </div>
  );
}

interface SheetProps {
  id: string;
  incident: Incident | undefined;
  situation: Situation;
  groups: QuestionGroup[];
}

function Sheet({ id, incident, situation, groups }: SheetProps): JSX.Element {
  const slots = filled(situation, now.peek());
  const shown = usual(slots);
  if (!shown) return <Empty>{s('none')}</Empty>;
  return (
    <div class="stack">
      <p>
        <strong class="large">{incident?.title}</strong>
        <br />
        {s('briefPeriod', { time: spanOf(shown) })} · {s('briefMade', { time: '' })}
        <Time at={new Date(now.peek()).toISOString()} exact />
      </p>
      <p>
        <strong>{withColon(s('inHalfHour'))}</strong> {proportion(shown)}{' '}
        <strong>{withColon(s('sinceStart'))}</strong> {proportion(situation.whole)}
      </p>
      <VolumeChart slots={worthShowing(slots).slice(-12)} shown={shown.from} />
      <div class="brief-columns">
        {themeKinds.map((kind) => (
          <Top key={kind} kind={kind} situation={situation} shown={shown} earlier={before(slots, shown)} />
        ))}
      </div>
      <div class="brief-columns brief-two">
        <TopRumours situation={situation} />
        <TopQuestions groups={groups} />
      </div>
      <Advice id={id} />
      <p class="quiet small">
        {withColon(s('briefSources'))}{' '}
        {ranked(shown.sources)
          .map(([key, n]) => `${s.find(`source.${key}`) ?? key} ${n}`)
          .join(', ')}
        . {s('briefHow')} {s('proportionWhy')}
      </p>
    </div>
  );
}

function Top(props: {
  kind: ThemeKind;
  situation: Situation;
  shown: HalfHour;
  earlier: HalfHour | undefined;
}): JSX.Element {
  const rows = themesOf(props.kind, props.situation, props.shown, props.earlier)
    .filter(({ reactions }) => reactions > 0)
    .slice(0, 4);
  return (
    <section>
      <h2>{s(props.kind)}</h2>
      {rows.length === 0 && <p class="quiet">{s('kindNone')}</p>}
      <ol>
        {rows.map((row) => (
          <li key={row.theme}>
            {titleOf(props.situation, row.theme)}: <strong>{row.reactions}</strong>
            {row.change !== undefined && ` (${signed(row.change)})`}
            {Object.keys(row.words).length > 0 && (
              <span class="quiet small">
                {' '}
                {ranked(row.words)
                  .slice(0, 3)
                  .map(([word]) => word)
                  .join(', ')}
              </span>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}

function TopRumours({ situation }: { situation: Situation }): JSX.Element {
  return (
    <section>
      <h2>{s('rumours')}</h2>
      {situation.rumours.length === 0 && <p class="quiet">{s('rumoursNone')}</p>}
      <ol>
        {situation.rumours.slice(0, 4).map((rumour) => (
          <li key={rumour.id}>
            “{rumour.claim}” <StateChip of="rumour" state={rumour.verdict ?? rumour.state} />{' '}
            <span class="quiet small">
              {s('told', { n: rumour.reactions })} · {s('seen', { n: rumour.sightings })}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}

function TopQuestions({ groups }: { groups: QuestionGroup[] }): JSX.Element {
  return (
    <section>
      <h2>{s('briefQuestions')}</h2>
      {groups.length === 0 && <p class="quiet">{s('briefQuestionsNone')}</p>}
      <ol>
        {groups.slice(0, 4).map((group) => (
          <li key={group.id}>
            <q class="clamped" lang={group.examples[0]?.lang}>
              {group.examples[0]?.text}
            </q>{' '}
            <span class="quiet small">{s('asked', { n: group.authors })}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** What the team advises is its own judgement, which no count replaces. */
function Advice({ id }: { id: string }): JSX.Element {
  const [form, change] = useDraft(`brief.${id}`, { advice: '' });
  return (
    <section class="advice">
      <h2 class="print-only" aria-hidden="true">
        {s('briefAdvice')}
      </h2>
      <div class="no-print">
        <TextArea
          name="advice"
          label={s('briefAdvice')}
          help={s('briefAdviceHelp')}
          value={form.advice}
          onInput={(advice) => change({ advice })}
          rows={3}
          limit={600}
        />
      </div>
      <p class="print-only pre" aria-hidden="true">
        {form.advice}
      </p>
    </section>
  );
}
