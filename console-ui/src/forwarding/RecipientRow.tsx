import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { useAction } from '../shared/action';
import { api } from '../shared/api';
import { withColon } from '../shared/i18n';
import { Button, Row } from '../shared/parts';
import { Problem } from '../shared/Problem';
import { StateChip } from '../shared/StateChip';
import { Time } from '../shared/Time';
import type { ForwardSending, Recipient } from '../shared/types';
import { ByHand } from './ByHand';
import { placesOf } from './recipients';
import { f } from './words';

/** One person: how far they have come, and what the person who asked can do about it. */
export function RecipientRow(props: {
  request: string;
  recipient: Recipient;
  exercise: boolean;
  onDone: () => Promise<void>;
}): JSX.Element {
  const { recipient, request } = props;
  const { name, chat } = recipient;
  const [shown, setShown] = useState(false);
  const revoke = useAction(async () => {
    await api.delete(`/api/forward-requests/${request}/recipients/${recipient.id}/link`);
    await props.onDone();
  });
  return (
    <Row
      title={name}
      state={<StateChip of="recipient" state={recipient.state} />}
      actions={
        recipient.link && (
          <>
            {chat && (
              <Button
                small
                expanded={shown}
                label={f('handOpenOf', { name })}
                onClick={() => setShown(!shown)}
              >
                {f('handOpen')}
              </Button>
            )}
            <Button small busy={revoke.busy} label={f('revokeOf', { name })} onClick={revoke.run}>
              {f('revoke')}
            </Button>
          </>
        )
      }
    >
      {(recipient.email ?? recipient.phone) && (
        <span class="forward-address">{[recipient.email, recipient.phone].filter(Boolean).join(' · ')}</span>
      )}
      {recipient.sendings?.map((sending) => (
        <Sent key={sending.way} sending={sending} />
      ))}
      {(recipient.openedAt ?? recipient.answeredAt) && (
        <span>
          {f(`state.${recipient.state}`)} <Time at={recipient.answeredAt ?? recipient.openedAt} />
        </span>
      )}
      {placesOf(recipient).map((place) => (
        <strong key={place.name}>
          {place.reach === undefined ? place.name : f('placeReach', { name: place.name, n: place.reach })}
        </strong>
      ))}
      {recipient.reason && <span>{f('reason', { reason: recipient.reason })}</span>}
      {recipient.remindedAt && (
        <span>
          {f('reminded')} <Time at={recipient.remindedAt} />
        </span>
      )}
      <Stop recipient={recipient} />
      <Problem of={revoke.problem} nothingTyped />
      {chat && shown && (
        <ByHand
          name={name}
          text={chat}
          phone={recipient.phone}
          exercise={props.exercise}
          done={f('given')}
          onDone={async () => {
            await api.post(`/api/forward-requests/${request}/recipients/${recipient.id}/given`);
            setShown(false);
            await props.onDone();
          }}
        />
      )}
    </Row>
  );
}

function Sent({ sending }: { sending: ForwardSending }): JSX.Element {
  const { way, state, problem } = sending;
  return (
    <span class={problem ? 'forward-failed' : ''}>
      {withColon(f(`way.${way}`))} {problem ?? f(`sending.${state}`)} <Time at={sending.sentAt} />
    </span>
  );
}

function Stop({ recipient }: { recipient: Recipient }): JSX.Element | null {
  const last = recipient.notices?.at(-1);
  if (!last) return null;
  const [words, at] = last.clearedAt
    ? [f('stopCleared'), last.clearedAt]
    : last.seenAt
      ? [f('stopSeen'), last.seenAt]
      : last.toldAt
        ? [f('stopTold'), last.toldAt]
        : [f(last.state === 'QUEUED' ? 'stopLeaving' : 'stopByHand'), undefined];
  return (
    <span
      class={last.toldAt || last.seenAt || last.clearedAt || last.state === 'QUEUED' ? '' : 'forward-failed'}
    >
      {words} <Time at={at} />
    </span>
  );
}
