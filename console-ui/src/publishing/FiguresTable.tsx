import type { JSX } from 'preact';
import { languageName } from '../message/platforms';
import { absolute, now } from '../shared/clock';
import { language } from '../shared/i18n';
import { Time } from '../shared/Time';
import { courseOf, given, measuresOf, type ChannelFigures, type Measure } from './figures';
import { p } from './words';
import './figures.css';

/** A number as people write it. */
export function shown(count: number): string {
  return new Intl.NumberFormat(language.value).format(count);
}

/**
 * Channels down, what they count across. On a narrow screen each channel is a field that names its figures; it is one table
 * to assistive technology either way.
 */
export function FiguresTable({ channels }: { channels: readonly ChannelFigures[] }): JSX.Element {
  const columns = measuresOf(channels);
  const languages = new Set(channels.map(({ lang }) => lang));
  const drawn = channels.some(({ trend }) => courseOf(trend) !== undefined);
  return (
    <table role="table" class="figures" aria-label={p('figures')}>
      <thead role="rowgroup">
        <tr role="row">
          <th role="columnheader" scope="col">
            {p('figuresChannel')}
          </th>
          {columns.map((measure) => (
            <th key={measure} role="columnheader" scope="col" class="figures-number">
              {p(`measure${measure}`)}
            </th>
          ))}
          {drawn && (
            <th role="columnheader" scope="col">
              {p('figuresCourse')}
            </th>
          )}
          <th role="columnheader" scope="col">
            {p('figuresAsOf')}
          </th>
        </tr>
      </thead>
      <tbody role="rowgroup">
        {channels.map((channel) => (
          <ChannelLine
            key={channel.delivery}
            channel={channel}
            columns={columns}
            several={languages.size > 1}
            drawn={drawn}
          />
        ))}
      </tbody>
    </table>
  );
}

function ChannelLine(props: {
  channel: ChannelFigures;
  columns: readonly Measure[];
  several: boolean;
  drawn: boolean;
}): JSX.Element {
  const { channel, columns } = props;
  return (
    <tr role="row">
      <th role="rowheader" scope="row">
        {channel.url ? (
          <a href={channel.url} target="_blank" rel="noreferrer">
            {channel.accountName}
          </a>
        ) : (
          channel.accountName
        )}
        {props.several && <span class="small"> {languageName(channel.lang)}</span>}
      </th>
      {columns.map((measure) => (
        <td key={measure} role="cell" class="figures-number">
          <span class="figures-name">{p(`measure${measure}`)}</span>
          <Figure channel={channel} measure={measure} />
        </td>
      ))}
      {props.drawn && (
        <td role="cell" class="figures-course">
          <CourseLine channel={channel} />
        </td>
      )}
      <td role="cell" class="figures-when small">
        <When channel={channel} />
      </td>
    </tr>
  );
}

/** One figure of one post, or in words that there is none. */
export function Figure({ channel, measure }: { channel: ChannelFigures; measure: Measure }): JSX.Element {
  const count = given(channel.figures, measure);
  if (count !== undefined) return <strong class="figures-count">{shown(count)}</strong>;
  if (channel.asOf) return <span class="quiet">{p('figuresNotGiven')}</span>;
  return <span class="quiet">{channel.nextAt ? p('figuresNotYet') : p('figuresNoneHere')}</span>;
}

function When({ channel }: { channel: ChannelFigures }): JSX.Element {
  return (
    <>
      {channel.asOf && (
        <span>
          {channel.problem ? `${p('figuresLastKnown')} ` : ''}
          <Time at={channel.asOf} />
        </span>
      )}
      {channel.problem && <span class="figures-problem">{channel.problem}</span>}
      {channel.note && <span>{channel.note}</span>}
    </>
  );
}

/** How the largest figure grew, as a line with its words. */
function CourseLine({ channel }: { channel: ChannelFigures }): JSX.Element | null {
  const course = courseOf(channel.trend);
  if (!course) return null;
  const at = (moment: string): string => absolute(moment, now.value, language.value);
  const words = p('figuresCourseOf', {
    measure: p(`measure${course.measure}`),
    from: shown(course.first.count),
    fromAt: at(course.first.at),
    to: shown(course.last.count),
    toAt: at(course.last.at),
  });
  return (
    <>
      <span class="figures-name">{p('figuresCourse')}</span>
      <svg viewBox="0 0 100 24" role="img" aria-label={words} class="figures-line" preserveAspectRatio="none">
        <title>{words}</title>
        <polyline points={course.line} />
      </svg>
    </>
  );
}
