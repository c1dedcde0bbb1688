import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Link } from 'wouter-preact';
import { ClockStrip } from '../clocks/ClockStrip';
import { mainClock } from '../clocks/clocks';
import { NoNewsButton } from '../clocks/NoNewsButton';
import { absolute, now } from '../shared/clock';
import { language } from '../shared/i18n';
import { Button, ButtonLink } from '../shared/parts';
import { iMay } from '../shared/session';
import { StateChip } from '../shared/StateChip';
import { Countdown, Since } from '../shared/Time';
import type { Incident, RunningClock } from '../shared/types';
import { KindMark } from './KindMark';
import { scaleName } from './names';
import { PromiseDialog } from './PromiseDialog';
import { StopButton } from './RoomHold';
import { w } from './words';

interface HeaderProps {
  incident: Incident;
  /** Whether a first message is out. */
  begun: boolean;
  clocks: readonly RunningClock[];
  onDone: () => unknown;
}

/** To be read in two seconds from two metres: which incident, real or exercise, how long, what is promised. */
export function RoomHeader(props: HeaderProps): JSX.Element {
  const { incident } = props;
  return (
    <div class="room-header">
      <div class="room-what">
        <div class="line">
          <h1>{incident.title}</h1>
          <KindMark kind={incident.kind} />
          <StateChip of="incident" state={incident.state} />
        </div>
        <p class="room-since">
          <strong>{scaleName(incident.scale)}</strong>
          {incident.state !== 'PREPARED' && <Started incident={incident} />}
        </p>
        <p class="line small">
          {incident.publicUrl && <a href={incident.publicUrl}>{w('publicPage')}</a>}
          <Link href={`/i/${incident.id}/settings`}>{w('settings')}</Link>
        </p>
      </div>
      {incident.state !== 'CLOSED' && <Next {...props} />}
      {incident.state !== 'CLOSED' && <ClockStrip clocks={props.clocks} incident={incident.id} />}
    </div>
  );
}

function Started({ incident }: { incident: Incident }): JSX.Element {
  const time = absolute(incident.openedAt, now.peek(), language.value);
  return (
    <span>
      {w('since', { time })}
      {incident.state !== 'CLOSED' && (
        <>
          {' · '}
          {w('running')} <Since at={incident.openedAt} />
        </>
      )}
    </span>
  );
}

function Next({ incident, begun, clocks, onDone }: HeaderProps): JSX.Element {
  const [promising, setPromising] = useState(false);
  const main = mainClock(clocks);
  const due = main?.dueAt;
  return (
    <div class="room-next">
      <p class="room-due">
        <span>
          {main ? w(main.kind === 'NEXT_UPDATE' ? 'nextUpdate' : 'firstMessage') : w('nextUpdateNone')}
        </span>{' '}
        {due && (
          <strong>
            <Countdown to={due} />
          </strong>
        )}
      </p>
      <div class="line room-acts">
        <Write incident={incident} begun={begun} />
        <NoNewsButton clock={main} incident={incident} />
        <Button
          whyNot={iMay(['LEAD'], incident) ? undefined : w('onlyLead')}
          onClick={() => setPromising(true)}
        >
          {w('changePromise')}
        </Button>
        {!incident.held && <StopButton incident={incident} onDone={onDone} />}
      </div>
      {promising && <PromiseDialog incident={incident} onClose={() => setPromising(false)} onDone={onDone} />}
    </div>
  );
}

function Write({ incident, begun }: { incident: Incident; begun: boolean }): JSX.Element {
  const word = w(begun ? 'writeUpdate' : 'writeFirst');
  return iMay(['AUTHOR', 'EXPERT'], incident) ? (
    <ButtonLink to={`/i/${incident.id}/messages/new`} kind="primary">
      {word}
    </ButtonLink>
  ) : (
    <Button whyNot={w('onlyAuthor')}>{word}</Button>
  );
}
