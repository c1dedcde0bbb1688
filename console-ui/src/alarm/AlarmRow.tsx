import type { JSX } from 'preact';
import { Link } from 'wouter-preact';
import { iMay } from '../shared/session';
import { Chip } from '../shared/StateChip';
import { Time } from '../shared/Time';
import type { Alarm, Incident } from '../shared/types';
import { placeOf } from './place';
import { Seen } from './Seen';
import { a } from './words';
import './alarm.css';

/** One thing that went wrong: what, what to do now, where, and who looks at it. */
export function AlarmRow(props: {
  alarm: Alarm;
  incident: Incident | undefined;
  onChanged: () => unknown;
}): JSX.Element {
  const { alarm, incident, onChanged } = props;
  const place = placeOf(alarm);
  const mayLook = iMay(['LEAD', 'SPOKESPERSON', 'ADMIN', ...(alarm.roles ?? [])], incident);
  return (
    <li class="row alarm">
      <p class="line">
        <Chip
          tone={alarm.overAt || alarm.seenBy ? 'neutral' : alarm.kind === 'CLOCK_SOON' ? 'waiting' : 'bad'}
          shape="triangle"
          word={a.find(`kind.${alarm.kind}`) ?? alarm.kind}
        />
        {alarm.overAt && <Chip tone="good" shape="check" word={a('over')} />}
        {alarm.count > 1 && <strong>{a('times', { n: alarm.count })}</strong>}
        <Time at={alarm.at} />
      </p>
      <p class="alarm-text">{alarm.text}</p>
      {alarm.excerpt && <blockquote class="alarm-excerpt">{alarm.excerpt}</blockquote>}
      {alarm.next && !alarm.overAt && (
        <p>
          <strong>{a('next')}</strong> {alarm.next}
        </p>
      )}
      <div class="line">
        {!alarm.seenBy && (
          <Seen alarm={alarm} whyNot={mayLook ? undefined : a('seenNotYou')} onChanged={onChanged} />
        )}
        {alarm.url && (
          <a href={alarm.url} target="_blank" rel="noreferrer">
            {a('see')}
          </a>
        )}
        {place && <Link href={place.to}>{a(place.word)}</Link>}
        {alarm.seenBy && (
          <span class="quiet small">
            {a('seenBy', { name: alarm.seenBy })} <Time at={alarm.seenAt} />
            {alarm.note && ` · ${alarm.note}`}
          </span>
        )}
      </div>
    </li>
  );
}
