import type { JSX } from 'preact';
import { Link } from 'wouter-preact';
import { Rows, Section } from '../shared/parts';
import type { Alarm, Incident } from '../shared/types';
import { AlarmRow } from './AlarmRow';
import { a } from './words';
import './alarm.css';

const few = 4;

/** What went wrong in this room and nobody looks at yet; nothing when all is well. */
export function RoomAlarms(props: {
  incident: Incident;
  alarms: readonly Alarm[];
  onChanged: () => unknown;
}): JSX.Element | null {
  const { alarms } = props;
  if (alarms.length === 0) return null;
  return (
    <Section title={a('wentWrong', { n: alarms.length })} class="room-alarms">
      <Rows label={a('wentWrong', { n: alarms.length })}>
        {alarms.slice(0, few).map((alarm) => (
          <AlarmRow key={alarm.id} alarm={alarm} incident={props.incident} onChanged={props.onChanged} />
        ))}
      </Rows>
      <p class="line">
        {alarms.length > few && <span>{a('more', { n: alarms.length - few })}</span>}
        <Link href={`/i/${props.incident.id}/alarms`}>{a('all')}</Link>
      </p>
    </Section>
  );
}
