import type { ComponentChildren, JSX } from 'preact';
import { useId } from 'preact/hooks';
import { ranked } from './situation';
import { s } from './words';

/** A bar beside a number that stands next to it in words: decoration for who sees it. */
export function Bar({ value, of }: { value: number; of: number }): JSX.Element {
  const id = useId();
  return (
    <svg viewBox="0 0 100 12" preserveAspectRatio="none" class="count-bar" aria-hidden="true">
      <defs>
        <pattern id={id} width="5" height="6" patternUnits="userSpaceOnUse">
          <path d="M0 0v6" class="hatch" />
        </pattern>
      </defs>
      <rect
        x="0.5"
        y="1"
        width={of > 0 ? (98 * value) / of : 0}
        height="10"
        class="bar"
        fill={`url(#${id})`}
      />
    </svg>
  );
}

/** A table of numbers, the biggest first. */
export function Counts(props: {
  title: string;
  column: string;
  counts: Record<string, number>;
  name: (key: string) => string;
  most?: number;
  none?: ComponentChildren;
}): JSX.Element {
  const rows = ranked(props.counts).slice(0, props.most ?? 10);
  const biggest = rows[0]?.[1] ?? 0;
  if (rows.length === 0) return <p class="quiet">{props.none}</p>;
  return (
    <table class="counts">
      <caption class="hidden">{props.title}</caption>
      <thead>
        <tr>
          <th scope="col">{props.column}</th>
          <th scope="col">{s('number')}</th>
          <th class="bar-cell" aria-hidden="true" />
        </tr>
      </thead>
      <tbody>
        {rows.map(([key, n]) => (
          <tr key={key}>
            <th scope="row">{props.name(key)}</th>
            <td>{n}</td>
            <td class="bar-cell" aria-hidden="true">
              <Bar value={n} of={biggest} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
