import type { JSX } from 'preact';
import { duration } from '../shared/clock';
import { language } from '../shared/i18n';
import { Section } from '../shared/parts';
import { Countdown, Time } from '../shared/Time';
import type { Rumour } from '../shared/types';
import { dueOf, tookOf, type Took } from './clock';
import { r } from './words';

const minute = 60_000;

/** "Verdict after 12 min", and when that was more than promised, by how much. */
export function tookWords({ what, milliseconds, late }: Took): string {
  const length = duration(milliseconds, language.value);
  const key = what === 'verdict' ? 'tookVerdict' : 'tookCorrection';
  const text = r(key, { duration: length });
  return late < minute ? text : `${text} (${r('tookLate', { duration: duration(late, language.value) })})`;
}

/** The promise that runs, and the time that was taken: what a strip of the list has at its right. */
export function StripClock({ rumour }: { rumour: Rumour }): JSX.Element | null {
  const due = dueOf(rumour);
  const took = tookOf(rumour);
  return (
    <>
      {due && (
        <strong>
          {r(due.what)} <Countdown to={due.at} />
        </strong>
      )}
      {took.map((each) => (
        <span key={each.what}>{tookWords(each)}</span>
      ))}
    </>
  );
}

/** When it came in, and how long the verdict and the correction took (guidelines V11, H40). */
export function Clocks({ rumour }: { rumour: Rumour }): JSX.Element {
  return (
    <Section title={r('clocks')}>
      <ul class="rumour-clocks">
        <li>
          <strong>{r('clockReported')}</strong> <Time at={rumour.reportedAt} />{' '}
          {rumour.reportedBy && <span class="quiet">{rumour.reportedBy}</span>}
        </li>
        {tookOf(rumour).map((each) => (
          <li key={each.what}>
            <strong>{tookWords(each)}</strong> <Time at={each.at} />
          </li>
        ))}
      </ul>
    </Section>
  );
}
