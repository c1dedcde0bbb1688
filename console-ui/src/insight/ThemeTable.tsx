import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { inMyLanguage, withColon } from '../shared/i18n';
import { useLive } from '../live/useLive';
import { Button, Loading, Section } from '../shared/parts';
import { Problem } from '../shared/Problem';
import { Time } from '../shared/Time';
import type { Page } from '../shared/types';
import { Bar } from './Counts';
import { ranked, signed, themesOf, type ThemeRow } from './situation';
import type { HalfHour, Situation, ThemeExample, ThemeKind } from './types';
import { s } from './words';

export function titleOf(situation: Situation, theme: string): string {
  const known = situation.themes.find(({ id }) => id === theme);
  return known ? inMyLanguage(known.title) : theme;
}

/** What people want to know, do or feel in a half hour, beside how many people that is and what led to it (guideline V20). */
export function ThemeTable(props: {
  kind: ThemeKind;
  incident: string;
  situation: Situation;
  shown: HalfHour;
  earlier: HalfHour | undefined;
}): JSX.Element {
  const rows = themesOf(props.kind, props.situation, props.shown, props.earlier);
  const most = Math.max(0, ...rows.map(({ reactions }) => reactions));
  return (
    <Section title={s(props.kind)}>
      {rows.length === 0 ? (
        <p class="quiet">{s('kindNone')}</p>
      ) : (
        <table class="counts themes">
          <caption class="hidden">{s(props.kind)}</caption>
          <thead>
            <tr>
              <th scope="col">{s('theme')}</th>
              <th scope="col">{s('reactions')}</th>
              <th class="bar-cell" aria-hidden="true" />
              <th scope="col">{s('people')}</th>
              <th scope="col">{s('change')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <ThemeLine key={row.theme} row={row} most={most} {...props} />
            ))}
          </tbody>
        </table>
      )}
    </Section>
  );
}

function ThemeLine(props: {
  row: ThemeRow;
  most: number;
  incident: string;
  situation: Situation;
  shown: HalfHour;
}): JSX.Element {
  const { row } = props;
  const title = titleOf(props.situation, row.theme);
  return (
    <tr>
      <th scope="row">
        {row.reactions === 0 ? (
          title
        ) : (
          <details>
            <summary>{title}</summary>
            <Why row={row} title={title} incident={props.incident} shown={props.shown} />
          </details>
        )}
      </th>
      <td>{row.reactions}</td>
      <td class="bar-cell" aria-hidden="true">
        <Bar value={row.reactions} of={props.most} />
      </td>
      <td>{row.authors ?? '–'}</td>
      <td>{row.change === undefined ? '–' : signed(row.change)}</td>
    </tr>
  );
}

/** A person must be able to see whether the words mean what the theme says. */
function Why(props: { row: ThemeRow; title: string; incident: string; shown: HalfHour }): JSX.Element {
  const [open, setOpen] = useState(false);
  const { row } = props;
  return (
    <div class="stack why">
      {Object.keys(row.words).length > 0 && (
        <p>
          <span class="hidden">{s('wordsOf', { theme: props.title })}: </span>
          {ranked(row.words)
            .map(([word, n]) => `${word} (${n})`)
            .join(', ')}
        </p>
      )}
      {row.sorted > 0 && <p>{s('sortedToo', { n: row.sorted })}</p>}
      {open ? (
        <Examples theme={row.theme} incident={props.incident} shown={props.shown} />
      ) : (
        <Button small onClick={() => setOpen(true)} label={`${withColon(s('seeReactions'))} ${props.title}`}>
          {s('seeReactions')}
        </Button>
      )}
    </div>
  );
}

function Examples(props: { theme: string; incident: string; shown: HalfHour }): JSX.Element {
  const { from, to } = props.shown;
  const list = useLive<Page<ThemeExample>>(
    `/api/incidents/${props.incident}/situation/themes/${props.theme}?from=${from}&to=${to}&limit=5`,
  );
  if (list.problem) return <Problem of={list.problem} onRetry={list.refresh} nothingTyped />;
  if (!list.data) return <Loading />;
  if (list.data.items.length === 0) return <p class="quiet">{s('examplesNone')}</p>;
  return (
    <ul class="examples">
      {list.data.items.map((each) => (
        <li key={each.id}>
          <q lang={each.lang}>{each.text}</q> <Time at={each.postedAt} />
        </li>
      ))}
    </ul>
  );
}
