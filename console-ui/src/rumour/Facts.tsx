import type { JSX } from 'preact';
import { Link } from 'wouter-preact';
import { Time } from '../shared/Time';
import type { Rumour } from '../shared/types';
import { Address } from './Address';
import { placeOf } from './place';
import { r } from './words';

/** What is known of a rumour itself; its verdict and clocks have their own place. */
export function Facts({ rumour }: { rumour: Rumour }): JSX.Element {
  const lines: [string, JSX.Element | string | undefined][] = [
    [r('fact.where'), placeOf(rumour)],
    [r('fact.seenAt'), rumour.seenAt && <Time at={rumour.seenAt} />],
    [r('url'), rumour.url && <Address url={rumour.url} />],
    [r('fact.reach'), r(`reach.${rumour.reach}`)],
    [r('fact.harm'), r(`harm.${rumour.harm}`)],
    [r('fact.kind'), r(`kind.${rumour.kind}`)],
    [r('fact.source'), rumour.source],
    [r('note'), rumour.note && <span class="pre">{rumour.note}</span>],
    [
      r('correction'),
      rumour.correction && <Link href={`/messages/${rumour.correction}`}>{r('openCorrection')}</Link>,
    ],
  ];
  return (
    <dl class="facts-list">
      {lines
        .filter(([, value]) => value)
        .map(([label, value]) => (
          <div key={label} class="facts-pair">
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}
