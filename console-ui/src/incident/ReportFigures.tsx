import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { absolute, duration, now } from '../shared/clock';
import { language } from '../shared/i18n';
import { Button, Row, Rows, Section } from '../shared/parts';
import { Time } from '../shared/Time';
import type { ReportBlock, ReportSection } from '../shared/types';
import { Bars, type Bar } from './ReportBars';
import { perQuarter, share, type ReactionFigures, type Report, type Worker } from './report';
import { w } from './words';

/** Beyond this something is a sentence: sentences stand below each other, figures beside each other. */
const LONG = 60;
const FEW = 15;
const parts = [
  'LEADING',
  'FACTS',
  'WRITING',
  'REVIEW',
  'PUBLISHING',
  'RUMOURS',
  'REACTIONS',
  'FORWARDING',
  'CHECKLIST',
  'OTHER',
] as const;

function length(seconds: number | undefined): string {
  return typeof seconds === 'number' ? duration(seconds * 1000, language.value) : w('reportNever');
}

function clock(at: string): string {
  return absolute(at, now.peek(), language.value);
}

/** What changed the course of things, in sentences. */
export function ReportCourse({ timeline }: { timeline: Report['timeline'] }): JSX.Element {
  const [all, setAll] = useState(false);
  const shown = all ? timeline : timeline.slice(0, FEW);
  return (
    <Section title={w('reportCourse')}>
      <ol class="report-course">
        {shown.map((one) => (
          <li key={one.seq}>
            <Time at={one.at} exact /> <span>{one.text}</span> <span class="quiet">{one.by ?? 'Baken'}</span>
          </li>
        ))}
      </ol>
      {shown.length < timeline.length && (
        <Button onClick={() => setAll(true)}>{w('reportCourseMore', { n: timeline.length })}</Button>
      )}
    </Section>
  );
}

/** Volume beside people, and how long they waited (guidelines H12, B15, V24). */
export function ReportReactions({ figures }: { figures: ReactionFigures }): JSX.Element {
  const { answers } = figures;
  const most = Math.max(1, ...figures.quarters.map(({ reactions }) => reactions));
  return (
    <Section title={w('reportReactions')}>
      {figures.total === 0 ? (
        <p>{w('reportNoReactions')}</p>
      ) : (
        <>
          <p class="quiet">{w('reportReactionsHelp')}</p>
          <dl class="facts-list">
            {[
              [w('reportVolume'), w('reportVolumeOf', { n: figures.total, people: figures.authors })],
              [w('reportAnswered'), String(answers.answered)],
              [w('reportMedian'), length(answers.medianSeconds)],
              [w('reportNinety'), length(answers.ninetySeconds)],
              [w('reportWithin'), w('reportOf', { done: answers.withinPolicy, total: answers.answered })],
            ].map(([label, value]) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
          <Bars
            caption={w('reportQuarters')}
            of={w('reportQuarters')}
            figure={w('reportVolume')}
            bars={figures.quarters.map(({ from, reactions, authors }) => ({
              key: from,
              name: clock(from),
              percent: share(reactions, most),
              tone: 'live',
              figures: w('reportVolumeOf', { n: reactions, people: authors }),
            }))}
          />
        </>
      )}
    </Section>
  );
}

/** Who did how much and when (guideline V30). */
export function ReportWork({ people }: { people: Worker[] }): JSX.Element {
  const most = Math.max(1, ...people.map(({ acts }) => acts));
  const quarters = perQuarter(people);
  const busiest = Math.max(1, ...quarters.map(({ acts }) => acts));
  const used = parts.filter((part) => people.some((one) => one.parts[part]));
  return (
    <Section title={w('reportWork')}>
      <p class="quiet">{w('reportWorkHelp')}</p>
      <Bars
        caption={w('reportWork')}
        of={w('reportPerson')}
        figure={w('reportActs')}
        bars={people.map((one) => ({
          key: one.name,
          name: one.name,
          percent: share(one.acts, most),
          tone: 'live',
          figures: w('reportDuty', { n: one.acts, time: length(one.seconds) }),
        }))}
      />
      <Bars
        caption={w('reportQuarters')}
        of={w('reportQuarters')}
        figure={w('reportPerson')}
        bars={quarters.map(({ from, acts, names }) => ({
          key: from,
          name: clock(from),
          percent: share(acts, busiest),
          tone: 'live',
          figures: names,
        }))}
      />
      <div class="table-wrap" tabIndex={0} role="region" aria-label={w('reportKind')}>
        <table>
          <caption>{w('reportKind')}</caption>
          <thead>
            <tr>
              <th scope="col">{w('reportPerson')}</th>
              {used.map((part) => (
                <th key={part} scope="col">
                  {w(`reportPart.${part}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {people.map((one) => (
              <tr key={one.name}>
                <th scope="row">{one.name}</th>
                {used.map((part) => (
                  <td key={part}>{one.parts[part] ?? 0}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  );
}

/** What went wrong, whether seen or over. */
export function ReportAlarms({ alarms }: { alarms: Report['alarms'] }): JSX.Element {
  return (
    <Section title={`${w('reportAlarms')} (${alarms.length})`}>
      {alarms.length === 0 && <p>{w('reportNoAlarms')}</p>}
      <Rows>
        {alarms.map((alarm) => (
          <Row key={alarm.id} title={alarm.text}>
            <Time at={alarm.at} exact />
            {alarm.seenBy && <span>{alarm.seenBy}</span>}
          </Row>
        ))}
      </Rows>
    </Section>
  );
}

/** A section that another part of Baken tells, such as the score of an exercise. */
export function ReportMore({ section }: { section: ReportSection }): JSX.Element {
  return (
    <Section title={section.title}>
      {section.blocks.map((block, index) => (
        <Block key={index} block={block} />
      ))}
    </Section>
  );
}

const tones: Partial<Record<string, Bar['tone']>> = {
  good: 'good',
  bad: 'bad',
  wait: 'waiting',
  live: 'live',
};

function Block({ block }: { block: ReportBlock }): JSX.Element | null {
  if (block.heading) return <h3>{block.heading}</h3>;
  if (block.text) return <p>{block.text}</p>;
  if (block.strong)
    return (
      <p>
        <strong>{block.strong}</strong>
      </p>
    );
  if (block.code) return <code class="report-hash">{block.code}</code>;
  if (block.items)
    return (
      <ul>
        {block.items.rows.map(({ told }, n) => (
          <li key={n}>{told}</li>
        ))}
      </ul>
    );
  if (block.pairs)
    return (
      <dl class={block.pairs.rows.some(({ told }) => told.length > LONG) ? 'report-told' : 'facts-list'}>
        {block.pairs.rows.map(({ term, told }, n) => (
          <div key={n}>
            <dt>{term}</dt>
            <dd>{told}</dd>
          </div>
        ))}
      </dl>
    );
  if (block.bars)
    return (
      <Bars
        caption={block.bars.caption}
        of={block.bars.of}
        figure={block.bars.figure}
        bars={block.bars.rows.map((bar, n) => ({
          key: String(n),
          name: bar.name,
          percent: bar.percent,
          tone: tones[bar.tone] ?? 'neutral',
          figures: bar.figures,
        }))}
      />
    );
  return block.table ? <Table table={block.table} /> : null;
}

function Table({ table }: { table: NonNullable<ReportBlock['table']> }): JSX.Element {
  return (
    <div class="table-wrap" tabIndex={0} role="region" aria-label={table.caption}>
      <table>
        <caption>{table.caption}</caption>
        <thead>
          <tr>
            {table.head.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row, n) => (
            <tr key={n}>
              <th scope="row">{row.name}</th>
              {row.cells.map((cell, m) => (
                <td key={m}>{cell.words}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
