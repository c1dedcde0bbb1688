import { withColon } from '../shared/i18n';
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Link, useSearch } from 'wouter-preact';
import { v } from '../approval/words';
import { useLive } from '../live/useLive';
import { FiguresOfMessage } from '../publishing/FiguresOfMessage';
import { MessageDeliveries } from '../publishing/MessageDeliveries';
import { useTitle } from '../shared/frame';
import type { PageProps } from '../shared/page';
import { Loading, Section } from '../shared/parts';
import { Problem } from '../shared/Problem';
import { iMay } from '../shared/session';
import { Chip, StateChip } from '../shared/StateChip';
import { Time } from '../shared/Time';
import type { Incident, Message, Rumour } from '../shared/types';
import { t } from '../shared/words';
import { stillPending } from './answers';
import { AsItGoesOut, useMessageChecks } from './AsItGoesOut';
import { audienceName } from './AudienceField';
import { CapSection } from './cap/CapSummary';
import { CommentedText } from './CommentedText';
import { CommentList, numbered, useComments } from './Comments';
import { Composer } from './Composer';
import { draftOf } from './draft';
import { FactsBehind, MovedFacts } from './FactsBehind';
import { History } from './History';
import { FindAgain } from './link/FindAgain';
import { NextStep } from './NextStep';
import { OwedBand } from './Owed';
import { commenters } from './rights';

import { MediaGallery } from './media/MediaGallery';
import { inOrder, languageName } from './platforms';
import { titleOf } from './titles';
import { useDeliveries, useMessage } from './useMessage';
import { m } from './words';
import '../approval/approval.css';
import './message.css';

/** A message in whatever state it is; with `?edit` the composer. */
export default function MessagePage({ params }: PageProps): JSX.Element {
  const { message, incident } = useMessage(params.id);
  const editing = new URLSearchParams(useSearch()).has('edit');
  const shown = message.data;
  useTitle(shown ? titleOf(shown) : t('navMessages'));
  if (shown === undefined) {
    return message.problem ? (
      <Problem of={message.problem} onRetry={message.refresh} nothingTyped />
    ) : (
      <Loading />
    );
  }
  const editable = ['DRAFT', 'IN_REVIEW', 'APPROVED'].includes(shown.state);
  if (editing && editable) return incident ? <Editor message={shown} incident={incident} /> : <Loading />;
  return <Reading message={shown} incident={incident} refresh={message.refresh} />;
}

/** The composer on the message as it was when it was opened; what others do meanwhile is the composer's own matter. */
function Editor(props: { message: Message; incident: Incident }): JSX.Element {
  const { incident } = props;
  const [message] = useState(props.message);
  const rumour = useLive<Rumour>(message.corrects ? `/api/rumours/${message.corrects}` : null);
  const replaced = useLive<Message>(message.supersedes ? `/api/messages/${message.supersedes}` : null);
  return (
    <Composer
      incident={incident}
      initial={draftOf(message, incident.languages)}
      newName={`message.${message.id}`}
      message={message}
      rumour={rumour.data}
      replaced={replaced.data}
    />
  );
}

interface ReadingProps {
  message: Message;
  incident: Incident | undefined;
  refresh: () => Promise<void>;
}

const left = ['PUBLISHED', 'SUPERSEDED', 'WITHDRAWN'];

function Reading({ message, incident, refresh }: ReadingProps): JSX.Element {
  const deliveries = useDeliveries(left.includes(message.state) ? message.incident : undefined, message.id);
  const mine = (deliveries.data?.items ?? []).filter((delivery) => delivery.message === message.id);
  const comments = useComments(message);
  const isOut = left.includes(message.state);
  const checking = useMessageChecks(isOut ? undefined : message);
  const writes = iMay(['AUTHOR'], incident);
  const marks = numbered(comments.data?.items ?? [], message.revision);
  const onPlaced = iMay(commenters, incident)
    ? async () => {
        await Promise.all([comments.refresh(), refresh()]);
      }
    : undefined;
  const renew = async (): Promise<void> => {
    await Promise.all([refresh(), deliveries.refresh()]);
  };
  return (
    <div class="stack">
      <div class="page-head">
        <h1>{titleOf(message)}</h1>
        <StateChip of="message" state={message.state} />
      </div>
      <p class="row-more">
        <span>{t(`purpose.${message.purpose}`)}</span>
        <span>{m('forWhom', { audience: audienceName(message.audience) })}</span>
        <span>{m('version', { n: message.revision })}</span>
        <span>{m('writtenBy', { names: message.authors.map((author) => author.name).join(', ') })}</span>
        <Time at={message.publishedAt ?? message.changedAt} />
      </p>
      <LanguagesInTwo message={message} />
      <Ties message={message} />
      <OwedBand message={message} />
      <MovedFacts message={message} mayWrite={writes} />
      <NextStep message={message} incident={incident} deliveries={mine} refresh={renew} />
      <Problem of={deliveries.problem} onRetry={deliveries.refresh} nothingTyped />
      <MessageDeliveries deliveries={mine} incident={incident} onChanged={renew} />
      {isOut && <FiguresOfMessage message={message.id} />}
      <div class="review">
        <div class="stack review-text">
          {isOut ? (
            <>
              <Section title={m('theText')}>
                <CommentedText
                  message={message}
                  order={incident?.languages}
                  comments={marks}
                  onPlaced={onPlaced}
                />
                <MediaGallery media={message.media} languages={inOrder(message.text, incident?.languages)} />
              </Section>
              <CapSection cap={message.cap} incident={incident} />
            </>
          ) : (
            <AsItGoesOut
              message={message}
              incident={incident}
              checking={checking}
              comments={marks}
              onPlaced={onPlaced}
            />
          )}
        </div>
        <div class="stack review-changes">
          {isOut && <FindAgain message={message} />}
          <CommentList
            comments={comments}
            revision={message.revision}
            mayResolve={iMay(['AUTHOR', 'APPROVER'], incident)}
          />
          <FactsBehind message={message} />
          <History message={message} mayRestore={writes && !isOut} onRestored={renew} />
        </div>
      </div>
    </div>
  );
}

/** The rumour it corrects, what it replaces, what replaced it. */
function Ties({ message }: { message: Message }): JSX.Element | null {
  const ties: [string, string][] = [];
  if (message.supersededBy) ties.push([`/messages/${message.supersededBy}`, m('tieSupersededBy')]);
  if (message.supersedes) ties.push([`/messages/${message.supersedes}`, m('tieSupersedes')]);
  if (message.corrects) ties.push([`/rumours/${message.corrects}`, m('tieCorrects')]);
  if (ties.length === 0) return null;
  return (
    <p class="line">
      {ties.map(([to, label]) => (
        <Link key={to} href={to}>
          {label}
        </Link>
      ))}
    </p>
  );
}

/** Which languages may go out and which wait, once one may and another may not. */
function LanguagesInTwo({ message }: { message: Message }): JSX.Element | null {
  const pending = stillPending(message);
  const approved = message.approvedLanguages ?? [];
  if (pending.length === 0) return null;
  return (
    <p class="line">
      {approved.map((lang) => (
        <Chip
          key={lang}
          tone="good"
          shape="check"
          word={`${withColon(languageName(lang))} ${v('languagesReady')}`}
        />
      ))}
      {pending.map((lang) => (
        <Chip
          key={lang}
          tone="waiting"
          shape="diamond"
          word={`${withColon(languageName(lang))} ${v('languagesPending')}`}
        />
      ))}
      {message.mayISignOff && <Link href={`/messages/${message.id}/review`}>{m('lookAndDecide')}</Link>}
    </p>
  );
}
