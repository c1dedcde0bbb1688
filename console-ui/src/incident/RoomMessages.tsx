import { withColon } from '../shared/i18n';
import type { JSX } from 'preact';
import { Link } from 'wouter-preact';
import { Row, Rows, Section } from '../shared/parts';
import { Chip, StateChip } from '../shared/StateChip';
import { Time } from '../shared/Time';
import type { BoardMessage, Delivery, MessageState } from '../shared/types';
import { t } from '../shared/words';
import { inTrouble } from './trouble';
import { w } from './words';

const few = 8;
const fewTroubles = 5;
/** First what waits for somebody, then what is out; what is over is on the messages' own page. */
const shown: readonly MessageState[] = ['IN_REVIEW', 'APPROVED', 'DRAFT', 'PUBLISHED'];

export function RoomMessages(props: { incident: string; messages: readonly BoardMessage[] }): JSX.Element {
  const count = (state: MessageState): number =>
    props.messages.filter((message) => message.state === state).length;
  const messages = props.messages
    .filter(({ state }) => shown.includes(state))
    .sort((one, other) => shown.indexOf(one.state) - shown.indexOf(other.state))
    .slice(0, few);
  return (
    <Section
      title={w('messagesTitle')}
      aside={
        <span class="quiet small">
          {w('countDraft', { n: count('DRAFT') })} · {w('countReview', { n: count('IN_REVIEW') })} ·{' '}
          {w('countApproved', { n: count('APPROVED') })} · {w('countOut', { n: count('PUBLISHED') })}
        </span>
      }
    >
      {props.messages.length === 0 && <p class="quiet">{w('messagesNone')}</p>}
      <Rows label={w('messagesTitle')}>
        {messages.map((message) => (
          <MessageRow key={message.id} message={message} />
        ))}
      </Rows>
      <p>
        <Link href={`/i/${props.incident}/messages`}>{w('allMessages')}</Link>
      </p>
    </Section>
  );
}

function MessageRow({ message }: { message: BoardMessage }): JSX.Element {
  const { deliveries } = message;
  const title = message.title?.trim() ?? '';
  return (
    <Row
      to={`/messages/${message.id}${message.state === 'IN_REVIEW' ? '/review' : ''}`}
      title={title === '' ? w('untitled') : title}
      state={<StateChip of="message" state={message.state} />}
    >
      <span>{t(`purpose.${message.purpose}`)}</span>
      <span>{message.languages.join(' ')}</span>
      {deliveries && deliveries.total > 0 && (
        <span>{w('sentOf', { sent: deliveries.sent, total: deliveries.total })}</span>
      )}
      {deliveries && deliveries.trouble > 0 && (
        <Chip tone="bad" shape="triangle" word={w('inTrouble', { n: deliveries.trouble })} />
      )}
      {message.owed && message.owed.doneAt === undefined && (
        <Chip tone="bad" shape="triangle" word={w(message.owed.late ? 'owedLate' : 'owed')} />
      )}
      {message.factsMoved && <Chip tone="waiting" shape="triangle" word={w('factMoved')} />}
      {message.pendingLanguages && message.pendingLanguages.length > 0 && (
        <Chip
          tone="waiting"
          shape="diamond"
          word={w('languagesWait', { languages: message.pendingLanguages.join(' ') })}
        />
      )}
      {message.changedBy && <span>{w('byPerson', { name: message.changedBy })}</span>}
      <Time at={message.submittedAt ?? message.changedAt} />
    </Row>
  );
}

/** What did not go out as it should, or waits for a hand; nothing when all is well. */
export function RoomTrouble(props: {
  incident: string;
  deliveries: readonly Delivery[];
}): JSX.Element | null {
  if (props.deliveries.length === 0) return null;
  const lines = inTrouble(props.deliveries);
  return (
    <Section title={`${w('troubleTitle')} (${props.deliveries.length})`}>
      <Rows label={w('troubleTitle')}>
        {lines.slice(0, fewTroubles).map(({ first: delivery, languages }) => (
          <Row
            key={delivery.id}
            to={`/i/${props.incident}/deliveries`}
            title={`${withColon(delivery.accountName ?? delivery.platform)} ${delivery.messageTitle ?? ''} (${languages.join(', ')})`}
            state={<StateChip of="delivery" state={delivery.state} />}
          >
            {delivery.problem && <span>{delivery.problem}</span>}
            <Time at={delivery.changedAt} />
          </Row>
        ))}
      </Rows>
      <p>
        <Link href={`/i/${props.incident}/deliveries`}>{w('deliveriesAll')}</Link>
      </p>
    </Section>
  );
}
