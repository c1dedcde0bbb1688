import type { ComponentChildren, JSX } from 'preact';

export interface Bar {
  key: string;
  name: ComponentChildren;
  /** 0 to 100 */
  percent: number;
  tone: 'good' | 'bad' | 'waiting' | 'live' | 'neutral';
  /** The figures, and the word of a state where the colour tells one. */
  figures: ComponentChildren;
}

/** A chart of bars as a table: who does not see the bars reads the same figures. */
export function Bars(props: { caption: string; of: string; figure: string; bars: Bar[] }): JSX.Element {
  return (
    <table class="report-bars">
      <caption>{props.caption}</caption>
      <thead>
        <tr>
          <th scope="col">{props.of}</th>
          <th scope="col">{props.figure}</th>
        </tr>
      </thead>
      <tbody>
        {props.bars.map((bar) => (
          <tr key={bar.key}>
            <th scope="row">{bar.name}</th>
            <td>
              <div class="report-bar" aria-hidden="true">
                <div class={`tone-${bar.tone}`} style={{ width: `${bar.percent}%` }} />
              </div>
              <div class="report-figures">{bar.figures}</div>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
