import { useComputed } from '@preact/signals';
import type { JSX } from 'preact';
import { Chip } from '../shared/StateChip';
import type { Checks, Reach as Way } from '../shared/types';
import { audienceName } from './AudienceField';
import type { Desk } from './desk';
import { platformName } from './platforms';
import { m } from './words';

/** Which channels reach these people: what is linked, what is missing, and what goes by hand. */
export function Reach({ checks, desk }: { checks: Checks | undefined; desk: Desk }): JSX.Element | null {
  const audience = useComputed(() => desk.draft.value.audience).value;
  const suits = (checks?.reach ?? []).filter((way) => way.suits);
  if (suits.length === 0) return null;
  const missing = suits.filter((way) => !way.linked && !way.offline);
  const offline = suits.filter((way) => way.offline);
  return (
    <section class="reach" aria-label={m('reachTitle', { audience: audienceName(audience) })}>
      <h3 class="small">{m('reachTitle', { audience: audienceName(audience) })}</h3>
      <ul>
        {suits
          .filter((way) => way.linked && !way.offline)
          .map((way) => (
            <Line key={way.platform} way={way} tone="good" shape="check" word={m('reachLinked')} />
          ))}
        {offline.map((way) => (
          <Line key={way.platform} way={way} tone="neutral" shape="arrow" word={m('reachOffline')} />
        ))}
        {missing.map((way) => (
          <Line key={way.platform} way={way} tone="waiting" shape="ring" word={m('reachMissing')} />
        ))}
      </ul>
    </section>
  );
}

function Line(props: {
  way: Way;
  tone: 'good' | 'neutral' | 'waiting';
  shape: 'check' | 'arrow' | 'ring';
  word: string;
}): JSX.Element {
  return (
    <li>
      <span>
        {platformName(props.way.platform)}
        {props.way.why && <span class="small quiet"> · {props.way.why}</span>}
      </span>
      <Chip tone={props.tone} shape={props.shape} word={props.word} />
    </li>
  );
}
