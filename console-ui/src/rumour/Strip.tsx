import type { JSX } from 'preact';
import { Link } from 'wouter-preact';
import { now } from '../shared/clock';
import { StateChip } from '../shared/StateChip';
import { Time } from '../shared/Time';
import type { Rumour } from '../shared/types';
import { StripClock } from './Clocks';
import { placeOf } from './place';
import { isBelowThreshold, newestAnswer, waitingQuestions } from './nextStep';
import { r } from './words';

/** One rumour as a strip: how urgent, what is said and where, what is promised, how far we are. */
export function Strip({ rumour }: { rumour: Rumour }): JSX.Element {
  const place = placeOf(rumour);
  const seen = rumour.sightings;
  return (
    <li class="row strip">
      <p class="strip-priority">
        {rumour.priority > 0 && (
          <>
            <span class="quiet small">{r('priority')}</span> <strong>{rumour.priority}</strong>
          </>
        )}
      </p>
      <div class="strip-what">
        <Link href={`/rumours/${rumour.id}`} class="row-title rumour-claim">
          “{rumour.claim}”
        </Link>
        <div class="row-more">
          <Asked rumour={rumour} />
          <span>
            {r(`reach.${rumour.reach}`)} · {r(`harm.${rumour.harm}`)}
          </span>
          {seen && seen.count > 1 && (
            <span>
              {r('seenTimes', { n: seen.count })} <Time at={seen.last} />
            </span>
          )}
          {place && <span class="rumour-claim">{place}</span>}
          {rumour.advice && isBelowThreshold(rumour) && rumour.state !== 'CLOSED' && (
            <span>{r('adviceWatchShort')}</span>
          )}
          <span>
            {r('by', { name: rumour.reportedBy ?? '' })} <Time at={rumour.reportedAt} />
          </span>
        </div>
      </div>
      <div class="strip-clock">
        <StripClock rumour={rumour} />
      </div>
      <div class="strip-state">
        <StateChip of="rumour" state={rumour.state} />
      </div>
    </li>
  );
}

/** Whether an expert answered, or is still waited for. */
function Asked({ rumour }: { rumour: Rumour }): JSX.Element | null {
  const answered = newestAnswer(rumour);
  if (answered?.answer) {
    return (
      <strong>{r('answeredShort', { name: answered.name, answer: r(`answer.${answered.answer}`) })}</strong>
    );
  }
  const waiting = waitingQuestions(rumour, now.peek());
  return waiting[0] ? <span>{r('askedShort', { name: waiting[0].name })}</span> : null;
}
