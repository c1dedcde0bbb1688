import type { JSX } from 'preact';
import { v } from '../approval/words';
import { now } from '../shared/clock';
import { Chip } from '../shared/StateChip';
import { Since, Time } from '../shared/Time';
import type { Message } from '../shared/types';

/** Who asked, since when, and what happens when nobody comes. */
export function WaitingReview({ message }: { message: Message }): JSX.Element {
  const since = message.submittedAt;
  const reminder = momentAfter(since, message.policy?.remindAfterMinutes);
  const escalation = momentAfter(since, message.policy?.escalateAfterMinutes);
  return (
    <div class="waiting-review">
      <p>
        <strong>{v('waitsSince')} </strong>
        {since && (
          <strong>
            <Since at={since} />
          </strong>
        )}
        {message.submittedBy && <> · {v('waitsAsked', { name: message.submittedBy })}</>}
      </p>
      {message.whyNot && !message.mayISignOff && <p>{message.whyNot}</p>}
      <p class="row-more">
        {message.remindedAt ? (
          <span>
            {v('waitsReminded')} <Time at={message.remindedAt} />
          </span>
        ) : (
          reminder && (
            <span>
              {v('waitsRemindAt')} <Time at={reminder} />
            </span>
          )
        )}
        {message.escalatedAt ? (
          <span>
            <Chip tone="bad" shape="triangle" word={v('waitsEscalated')} /> <Time at={message.escalatedAt} />
          </span>
        ) : (
          escalation && (
            <span>
              {v('waitsEscalateAt')} <Time at={escalation} />
            </span>
          )
        )}
      </p>
    </div>
  );
}

/** Only what is still to come: what should have happened and did not is for the service to say. */
function momentAfter(since: string | undefined, minutes: number | undefined): string | undefined {
  if (since === undefined || minutes === undefined) return undefined;
  const at = Date.parse(since) + minutes * 60_000;
  return at > now.value ? new Date(at).toISOString() : undefined;
}
