import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { v } from '../approval/words';
import { useLive } from '../live/useLive';
import { useIncident, useTitle } from '../shared/frame';
import type { PageProps } from '../shared/page';
import { ButtonLink, Empty, Loading, Row, Rows, Section } from '../shared/parts';
import { Problem } from '../shared/Problem';
import { iMay } from '../shared/session';
import { Chip, StateChip } from '../shared/StateChip';
import { Time } from '../shared/Time';
import type { Message, MessageState, Page } from '../shared/types';
import { t } from '../shared/words';
import { stillPending } from './answers';
import { audienceName } from './AudienceField';
import { isOwed } from './Owed';
import { titleOf } from './titles';
import { m } from './words';
import './message.css';

/** In the order in which they ask something of somebody: first what waits, then what is out, then what is over. */
const groups: readonly MessageState[][] = [
  ['IN_REVIEW', 'APPROVED', 'DRAFT'],
  ['PUBLISHED'],
  ['SUPERSEDED', 'WITHDRAWN'],
];
const groupTitles = ['groupWork', 'groupOut', 'groupOver'] as const;

export default function MessagesPage({ params }: PageProps): JSX.Element {
  const id = params.id ?? '';
  const incident = useIncident(id);
  useTitle(t('navMessages'));
  const [limit, setLimit] = useState(50);
  const messages = useLive<Page<Message>>(`/api/incidents/${id}/messages?limit=${limit}`, {
    touchedBy: (hint) => hint.incident === id && hint.kind.startsWith('message.'),
  });
  const items = messages.data?.items;
  return (
    <div class="stack">
      <div class="page-head">
        <h1>{t('navMessages')}</h1>
        {iMay(['AUTHOR'], incident) && (
          <ButtonLink to={`/i/${id}/messages/new`} kind="primary">
            {m('write')}
          </ButtonLink>
        )}
      </div>
      <Problem of={messages.problem} onRetry={messages.refresh} nothingTyped />
      {items === undefined && messages.loading && <Loading />}
      {items?.length === 0 && <Empty>{m('messagesNone')}</Empty>}
      {groups.map((states, index) => (
        <Group
          key={groupTitles[index]}
          title={m(groupTitles[index] ?? 'groupOut')}
          messages={(items ?? [])
            .filter((message) => states.includes(message.state))
            .sort((one, other) => states.indexOf(one.state) - states.indexOf(other.state))}
        />
      ))}
      {messages.data?.next && limit < 200 && (
        <button type="button" class="button quiet-button" onClick={() => setLimit(200)}>
          {t('more')}
        </button>
      )}
    </div>
  );
}

function Group({ title, messages }: { title: string; messages: readonly Message[] }): JSX.Element | null {
  if (messages.length === 0) return null;
  return (
    <Section title={`${title} (${messages.length})`}>
      <Rows label={title}>
        {messages.map((message) => (
          <Row
            key={message.id}
            to={`/messages/${message.id}`}
            title={titleOf(message)}
            state={<StateChip of="message" state={message.state} />}
          >
            <span>{t(`purpose.${message.purpose}`)}</span>
            <span>{audienceName(message.audience)}</span>
            <span>{Object.keys(message.text).join(' ')}</span>
            {isOwed(message) && (
              <Chip
                tone="bad"
                shape="triangle"
                word={message.owed?.late ? v('owedLateShort') : v('owedShort')}
              />
            )}
            {message.factsMoved && <Chip tone="waiting" shape="triangle" word={v('movedShort')} />}
            {(message.openComments ?? 0) > 0 && (
              <span>{v('vComments', { n: message.openComments ?? 0 })}</span>
            )}
            {stillPending(message).length > 0 && (
              <Chip
                tone="waiting"
                shape="diamond"
                word={v('pendingShort', { languages: stillPending(message).join(' ') })}
              />
            )}
            {message.changedBy && <span>{message.changedBy}</span>}
            <Time at={message.publishedAt ?? message.changedAt} />
          </Row>
        ))}
      </Rows>
    </Section>
  );
}
