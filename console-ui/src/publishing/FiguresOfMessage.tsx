import type { JSX } from 'preact';
import { Section } from '../shared/parts';
import { Problem } from '../shared/Problem';
import { platformName } from '../shared/platforms';
import { isCounted, measures, measuresOf, type ChannelFigures, type MessageFigures } from './figures';
import { FiguresTable, shown } from './FiguresTable';
import { useMessageFigures } from './useFigures';
import { p } from './words';
import './figures.css';

/** How a message that is out does on each channel (guideline V35). */
export function FiguresOfMessage({ message }: { message: string }): JSX.Element | null {
  const figures = useMessageFigures(message);
  const sheet = figures.data;
  if (sheet === undefined) {
    return figures.problem ? <Problem of={figures.problem} onRetry={figures.refresh} nothingTyped /> : null;
  }
  if (sheet.channels.length === 0) return null;
  const counted = sheet.channels.filter(isCounted);
  return (
    <Section title={p('figures')}>
      {sheet.exercise && <p class="figures-made-up">{p('figuresMadeUp')}</p>}
      {counted.length > 0 && <FiguresTable channels={counted} />}
      {counted.length > 0 && <Missing channels={counted} />}
      <Totals sheet={sheet} />
      <Clicks sheet={sheet} />
      <Without channels={sheet.channels.filter((channel) => !isCounted(channel))} />
    </Section>
  );
}

/** What none of the channels gives: said once, and no empty column. */
function Missing({ channels }: { channels: readonly ChannelFigures[] }): JSX.Element | null {
  if (channels.every(({ asOf }) => asOf === undefined)) return null;
  const there = measuresOf(channels);
  const missing = measures.filter((measure) => !there.includes(measure));
  if (missing.length === 0) return null;
  const list = missing.map((measure) => p(`measure${measure}`)).join(', ');
  return <p class="small quiet">{p('figuresNobodyGives', { list })}</p>;
}

function Totals({ sheet }: { sheet: MessageFigures }): JSX.Element | null {
  const sums = sheet.totals.filter(({ posts }) => posts > 1);
  if (sums.length === 0) return null;
  return (
    <p class="row-more">
      <span>{p('figuresTogether')}</span>
      {sums.map(({ measure, count, posts }) => (
        <span key={measure}>
          <strong>{shown(count)}</strong> {p(`measure${measure}`).toLowerCase()} (
          {p('figuresPosts', { n: posts })})
        </span>
      ))}
    </p>
  );
}

function Clicks({ sheet }: { sheet: MessageFigures }): JSX.Element | null {
  const { total, byVia } = sheet.clicks;
  if (total === 0) return null;
  return (
    <p class="row-more">
      <span>{p('figuresClicks', { n: total, count: shown(total) })}</span>
      {byVia.map(({ via, count }) => (
        <span key={via}>
          {p.find(`via.${via}`) ?? platformName(via)} <strong>{shown(count)}</strong>
        </span>
      ))}
    </p>
  );
}

/** The channels without figures, each with its reason; one line for what has the same reason. */
function Without({ channels }: { channels: readonly ChannelFigures[] }): JSX.Element | null {
  if (channels.length === 0) return null;
  const reasons = new Map<string, string[]>();
  for (const { accountName, note = '' } of channels) {
    const names = reasons.get(note) ?? [];
    if (!names.includes(accountName)) reasons.set(note, [...names, accountName]);
  }
  return (
    <details class="small">
      <summary>{p('figuresWithout', { n: new Set(channels.map(({ account }) => account)).size })}</summary>
      <ul>
        {[...reasons].map(([reason, names]) => (
          <li key={reason}>
            {names.join(', ')}: {reason}
          </li>
        ))}
      </ul>
    </details>
  );
}
