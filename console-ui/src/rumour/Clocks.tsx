import type { JSX } from 'preact';
import { duration } from '../shared/clock';
import { language } from '../shared/i18n';
import { Section } from '../shared/parts';
import { Countdown, Time } from '../shared/Time';
import type { Rumour } from '../shared/types';
import { dueOf } from './nextStep';
import { r } from './words';

/** When it came in, how long the verdict and the correction took, and what is promised next. */
export function Clocks({ rumour }: { rumour: Rumour }): JSX.Element {
  const { verdictAt, correctedAt } = rumour.clocks ?? {};
  const due = dueOf(rumour);
  const after = (at: string): string =>
    r('clockTook', { duration: duration(Date.parse(at) - Date.parse(rumour.reportedAt), language.value) });
  return (
    <Section title={r('clocks')}>
      <ul class="rumour-clocks">
        {due && (
          <li>
            <strong>{r(due.what)}</strong> {r('clockDue')} <Countdown to={due.at} />
          </li>
        )}
        <li>
          <strong>{r('clockReported')}</strong> <Time at={rumour.reportedAt} />{' '}
          {rumour.reportedBy && <span class="quiet">{rumour.reportedBy}</span>}
        </li>
        {verdictAt && (
          <li>
            <strong>{r('clockVerdict')}</strong> {after(verdictAt)} <Time at={verdictAt} />
          </li>
        )}
        {correctedAt && (
          <li>
            <strong>{r('clockCorrected')}</strong> {after(correctedAt)} <Time at={correctedAt} />
          </li>
        )}
      </ul>
    </Section>
  );
}
