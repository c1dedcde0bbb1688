import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import { absolute, now } from '../shared/clock';
import { language } from '../shared/i18n';
import { roundUp } from './situation';
import type { HalfHour } from './types';
import { s } from './words';

const wide = 720;
const high = 220;
const left = 56;
const bottom = 34;
const top = 18;
const plot = high - bottom - top;

function clock(at: string): string {
  return absolute(at, now.peek(), language.value);
}

/**
 * Reactions and the different people who wrote them, by the half hour (guidelines H12, B15): two bars beside each other, told
 * apart by pattern and not by colour alone, and a table with the same numbers.
 */
export function VolumeChart({ slots, shown }: { slots: HalfHour[]; shown?: string }): JSX.Element {
  const id = useId();
  const most = [...slots].sort((one, other) => other.reactions - one.reactions)[0];
  const end = roundUp(most?.reactions ?? 0);
  const step = (wide - left) / Math.max(1, slots.length);
  const height = (value: number): number => (plot * value) / end;
  const last = [...slots].reverse().find(({ complete }) => complete);
  // A label for each would run into the next one.
  const every = Math.ceil(slots.length / 5);
  return (
    <figure class="chart">
      <svg viewBox={`0 0 ${wide} ${high}`} role="img" aria-labelledby={`${id}-t ${id}-d`}>
        <title id={`${id}-t`}>{s('volumeTitle')}</title>
        <desc id={`${id}-d`}>
          {s('volumeDesc', {
            most: most?.reactions ?? 0,
            time: most ? clock(most.from) : '–',
            last: last?.reactions ?? 0,
          })}
        </desc>
        <defs>
          <pattern id={`${id}-p`} width="6" height="6" patternUnits="userSpaceOnUse">
            <path d="M-1 7 7-1M-1 1l2-2M5 7l2-2" class="hatch" />
          </pattern>
        </defs>
        {[0, end / 2, end].map((value) => (
          <g key={value}>
            <line
              x1={left}
              x2={wide}
              y1={top + plot - height(value)}
              y2={top + plot - height(value)}
              class="grid"
            />
            <text x={left - 6} y={top + plot - height(value) + 4} text-anchor="end">
              {value}
            </text>
          </g>
        ))}
        {slots.map((slot, index) => {
          const x = left + index * step;
          return (
            <g key={slot.from} class={slot.from === shown ? 'shown' : undefined}>
              {slot.from === shown && <rect x={x} y={top} width={step} height={plot} class="chosen" />}
              <rect
                x={x + step * 0.14}
                y={top + plot - height(slot.reactions)}
                width={step * 0.36}
                height={height(slot.reactions)}
                class="bar"
                fill={`url(#${id}-p)`}
              />
              <rect
                x={x + step * 0.52}
                y={top + plot - height(slot.authors)}
                width={step * 0.34}
                height={height(slot.authors)}
                class="bar solid"
              />
              {index % every === 0 && (
                <text x={x + step / 2} y={high - 8} text-anchor="middle">
                  {clock(slot.from)}
                </text>
              )}
            </g>
          );
        })}
      </svg>
      <figcaption class="line small">
        <span class="legend">
          <svg viewBox="0 0 16 12" width="16" height="12" aria-hidden="true">
            <rect x="1" y="1" width="14" height="10" class="bar" fill={`url(#${id}-p)`} />
          </svg>
          {s('reactions')}
        </span>
        <span class="legend">
          <svg viewBox="0 0 16 12" width="16" height="12" aria-hidden="true">
            <rect x="1" y="1" width="14" height="10" class="bar solid" />
          </svg>
          {s('people')}
        </span>
      </figcaption>
      <details class="no-print">
        <summary>{s('asTable')}</summary>
        <div class="table-wrap">
          <table>
            <caption class="hidden">{s('volumeTitle')}</caption>
            <thead>
              <tr>
                <th scope="col">{s('halfHour')}</th>
                <th scope="col">{s('reactions')}</th>
                <th scope="col">{s('people')}</th>
              </tr>
            </thead>
            <tbody>
              {[...slots].reverse().map((slot) => (
                <tr key={slot.from}>
                  <th scope="row">{spanOf(slot)}</th>
                  <td>{slot.reactions}</td>
                  <td>{slot.authors}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </figure>
  );
}

/** "16:30–17:00", with the day when it is not today. */
export function spanOf(slot: { from: string; to: string }): string {
  return `${clock(slot.from)}–${clock(slot.to).replace(/^.* /, '')}`;
}
