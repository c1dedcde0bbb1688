import { withColon } from '../shared/i18n';
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Link } from 'wouter-preact';
import { useIncident, useTitle } from '../shared/frame';
import type { PageProps } from '../shared/page';
import { Empty, Loading, Tabs } from '../shared/parts';
import { Problem } from '../shared/Problem';
import { Time } from '../shared/Time';
import { t } from '../shared/words';
import {
  columnsOf,
  given,
  measures,
  measuresOf,
  postsOn,
  type Column,
  type Measure,
  type MessageFigures,
} from './figures';
import { Figure } from './FiguresTable';
import { useIncidentFigures } from './useFigures';
import { p } from './words';
import './publishing.css';
import './figures.css';

/** How the messages of an incident do on each channel, so that the team tunes what follows (guideline V35). */
export default function FiguresPage({ params }: PageProps): JSX.Element {
  useIncident(params.id);
  useTitle(t('navFigures'));
  const figures = useIncidentFigures(params.id ?? '');
  const [wanted, choose] = useState<Measure>();
  const sheets = figures.data?.items ?? [];
  const there = measuresOf(sheets.flatMap(({ channels }) => channels));
  const measure = wanted && there.includes(wanted) ? wanted : there[0];
  return (
    <div class="stack">
      <h1>{t('navFigures')}</h1>
      <p class="quiet figures-intro">{p('figuresIntro')}</p>
      {sheets.some(({ exercise }) => exercise) && <p class="figures-made-up">{p('figuresMadeUp')}</p>}
      <Problem of={figures.problem} onRetry={figures.refresh} nothingTyped />
      {figures.data === undefined && figures.loading && <Loading />}
      {figures.data !== undefined && measure === undefined && (
        <Empty>{sheets.length === 0 ? p('figuresNothingOut') : p('figuresNone')}</Empty>
      )}
      {measure && (
        <Tabs
          id="figures"
          label={p('figuresWhich')}
          tabs={there.map((each) => ({ id: each, label: p(`measure${each}`) }))}
          selected={measure}
          onSelect={(id) => choose(measures.find((each) => each === id))}
        >
          <p class="small figures-intro">{p(`measureHelp${measure}`)}</p>
          <Matrix sheets={sheets} measure={measure} />
        </Tabs>
      )}
    </div>
  );
}

/** Messages down, accounts across: what is under one another can be compared, what is beside each other cannot. */
function Matrix({ sheets, measure }: { sheets: readonly MessageFigures[]; measure: Measure }): JSX.Element {
  const columns = columnsOf(sheets, measure);
  return (
    <table
      role="table"
      class={`board ${columns.length <= 6 ? 'board-wide' : ''}`}
      aria-label={`${withColon(t('navFigures'))} ${p(`measure${measure}`)}`}
    >
      <thead role="rowgroup">
        <tr role="row">
          <th role="columnheader" scope="col">
            {p('boardMessage')}
          </th>
          {columns.map(({ account, name }) => (
            <th key={account} role="columnheader" scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {sheets.map((sheet) => (
          <tr key={sheet.message} role="row">
            <th role="rowheader" scope="row">
              <Link href={`/messages/${sheet.message}`}>{sheet.title || p('untitled')}</Link>
              <span class="small figures-sent">
                <Time at={sheet.sentAt} />
              </span>
            </th>
            {columns.map((column) => (
              <Cell key={column.account} sheet={sheet} column={column} measure={measure} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Cell(props: { sheet: MessageFigures; column: Column; measure: Measure }): JSX.Element {
  const { column, measure } = props;
  const posts = postsOn(props.sheet, column.account);
  return (
    <td role="cell" class={`board-field ${posts.length === 0 ? 'board-empty' : ''}`}>
      <span class="board-account">{column.name}</span>
      {posts.length === 0 && <span class="quiet small">{p('boardNothing')}</span>}
      {posts.map((post) => {
        const count = given(post.figures, measure);
        return (
          <span key={post.delivery} class="figures-cell">
            {posts.length > 1 && <span class="small figures-lang">{post.lang}</span>}
            <Figure channel={post} measure={measure} />
            {count !== undefined && (
              <span class="figures-bar" aria-hidden="true">
                <span style={{ width: `${column.most === 0 ? 0 : (100 * count) / column.most}%` }} />
              </span>
            )}
          </span>
        );
      })}
      {posts[0]?.asOf && (
        <span class="small quiet">
          <Time at={posts[0].asOf} />
        </span>
      )}
    </td>
  );
}
