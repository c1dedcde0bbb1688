import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { useLocation } from 'wouter-preact';
import { useLive } from '../live/useLive';
import { useTitle } from '../shared/frame';
import { withColon } from '../shared/i18n';
import type { PageProps } from '../shared/page';
import { ButtonLink, Loading } from '../shared/parts';
import { Problem } from '../shared/Problem';
import { iMay } from '../shared/session';
import { StateChip } from '../shared/StateChip';
import { Time } from '../shared/Time';
import type { Changes, Incident, Message } from '../shared/types';
import { t } from '../shared/words';
import { AsItGoesOut, useMessageChecks } from './AsItGoesOut';
import { audienceName } from './AudienceField';
import { CommentList, numbered, useComments } from './Comments';
import { Decision } from './Decision';
import { FactsBehind } from './FactsBehind';
import { OwedBand } from './Owed';
import { commenters } from './rights';
import { titleOf } from './titles';
import { useMessage } from './useMessage';
import { VerdictLine } from './VerdictLine';
import { verdictOf } from './verdict';
import { WhatChanged } from './WhatChanged';
import { m } from './words';
import '../approval/approval.css';
import './message.css';

/** Where somebody else than the author reads the text as it goes out and decides. */
export default function ReviewPage({ params }: PageProps): JSX.Element {
  const { message, incident } = useMessage(params.id);
  useTitle(m('reviewTitle'));
  const shown = message.data;
  if (shown === undefined) {
    return message.problem ? (
      <Problem of={message.problem} onRetry={message.refresh} nothingTyped />
    ) : (
      <Loading />
    );
  }
  return <Review message={shown} incident={incident} refresh={message.refresh} />;
}

interface Props {
  message: Message;
  incident: Incident | undefined;
  refresh: () => Promise<void>;
}

function Review({ message, incident, refresh }: Props): JSX.Element {
  const changed = useChangedMeanwhile(message);
  const checking = useMessageChecks(message);
  const changes = useLive<Changes>(`/api/messages/${message.id}/changes`, {
    touchedBy: (hint) => hint.id === message.id && hint.kind.startsWith('message.'),
  });
  const comments = useComments(message);
  const [, go] = useLocation();
  const findings = checking.checks?.findings ?? message.findings ?? [];
  const marks = numbered(comments.data?.items ?? [], message.revision);
  const verdict = verdictOf(message, findings, incident?.languages ?? [], changes.data);
  const mayComment = iMay(commenters, incident);
  return (
    <div class="stack">
      <div class="page-head">
        <h1>
          {withColon(m('reviewTitle'))} {titleOf(message)}
        </h1>
        <StateChip of="message" state={message.state} />
      </div>
      <Facts message={message} />
      <div role="status">
        {changed && (
          <p class="note">
            <strong>{m('changedMeanwhile', { name: message.changedBy ?? t('problemStaleSomebody') })}</strong>{' '}
            {m('changedMeanwhileDo')}
          </p>
        )}
      </div>
      <OwedBand message={message} onReview />
      {(changes.data ?? changes.problem) !== undefined && (
        <VerdictLine verdict={verdict} toDecision={message.mayISignOff === true} />
      )}
      <div class="review">
        <div class="stack review-changes">
          <WhatChanged message={message} changes={changes} />
          <FactsBehind message={message} />
        </div>
        <div class="stack review-text">
          <AsItGoesOut
            message={message}
            incident={incident}
            checking={checking}
            comments={marks}
            onPlaced={
              mayComment
                ? async () => {
                    await Promise.all([comments.refresh(), refresh()]);
                  }
                : undefined
            }
          />
          <CommentList
            comments={comments}
            revision={message.revision}
            mayResolve={iMay(['AUTHOR', 'APPROVER'], incident)}
          />
        </div>
        <div class="stack review-decide">
          <Decision
            key={message.hash}
            message={message}
            incident={incident}
            onDecided={() => go(`/messages/${message.id}`)}
          />
        </div>
      </div>
      <p>
        <ButtonLink to={`/messages/${message.id}`}>{m('toMessage')}</ButtonLink>
      </p>
    </div>
  );
}

function Facts({ message }: { message: Message }): JSX.Element {
  return (
    <p class="row-more">
      <span>{t(`purpose.${message.purpose}`)}</span>
      <span>{m('forWhom', { audience: audienceName(message.audience) })}</span>
      <span>{m('version', { n: message.revision })}</span>
      <span>{m('writtenBy', { names: message.authors.map((author) => author.name).join(', ') })}</span>
      {message.submittedAt && (
        <span>
          {m('handedIn')} <Time at={message.submittedAt} />
        </span>
      )}
    </p>
  );
}

/** Whether the text became another one since this page showed it first. */
function useChangedMeanwhile(message: Message): boolean {
  const [first, setFirst] = useState<string | undefined>(undefined);
  const { hash } = message;
  useEffect(() => {
    setFirst((before) => before ?? hash);
  }, [hash]);
  return first !== undefined && first !== hash;
}
