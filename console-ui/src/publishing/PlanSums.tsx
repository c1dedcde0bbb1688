import type { JSX } from 'preact';
import { language, regional } from '../shared/i18n';
import { sumsOf, type PlanLine } from './plan';
import { p } from './words';

/** The plan in one line, told again when it changes. */
export function PlanSums({ lines }: { lines: readonly PlanLine[] }): JSX.Element {
  const number = new Intl.NumberFormat(regional(language.value));
  return (
    <p class="line large" role="status">
      {sumsOf(lines).map(({ action, n }) => (
        <span key={action}>{p(`sum${action}`, { n, count: number.format(n) })}</span>
      ))}
    </p>
  );
}

/** The channels that get nothing, and why: said, not noticed later. */
export function LeftOut(props: {
  left: readonly { account: string; name?: string; why: string }[] | undefined;
  title: string;
}): JSX.Element | null {
  const { left } = props;
  if (!left || left.length === 0) return null;
  return (
    <div class="note" role="status">
      <strong>{props.title}</strong>
      <ul>
        {left.map((each) => (
          <li key={each.account}>
            {each.name ?? each.account}: {each.why}
          </li>
        ))}
      </ul>
    </div>
  );
}
