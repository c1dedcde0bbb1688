import type { JSX } from 'preact';
import type { Rumour } from '../shared/types';
import { r } from './words';

/** Why a rumour below the threshold is watched and not corrected, and what would change that (guideline H20). */
export function Advice({ rumour }: { rumour: Rumour }): JSX.Element {
  const seen = rumour.sightings?.count ?? 0;
  return (
    <div class="stack-small">
      <p>
        <strong>{r('lowTitle')}</strong>
      </p>
      <p>{r('low')}</p>
      <p class="help">
        {r('lowWhy', { reach: r(`reach.${rumour.reach}`), harm: r(`harm.${rumour.harm}`) })}{' '}
        {seen > 0 && r('lowSeen', { n: seen })} {r('lowChange')}
      </p>
    </div>
  );
}
