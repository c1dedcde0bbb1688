import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Link } from 'wouter-preact';
import { useLive } from '../live/useLive';
import { useAction } from '../shared/action';
import { api } from '../shared/api';
import { useIncident, useTitle } from '../shared/frame';
import { withColon } from '../shared/i18n';
import { Button, Loading, Rows, Section } from '../shared/parts';
import type { PageProps } from '../shared/page';
import { Problem } from '../shared/Problem';
import { iMay } from '../shared/session';
import { Chip } from '../shared/StateChip';
import { Time } from '../shared/Time';
import type { ForwardRequest, Incident } from '../shared/types';
import { t } from '../shared/words';
import './forwarding.css';
import { leftOf } from './left';
import { RecipientRow } from './RecipientRow';
import { reminderOf } from './recipients';
import { Places, StopState, Totals } from './Results';
import { f } from './words';

/** One request: how far each of those who were asked has come, in words and without any ranking. */
export default function ForwardRequestPage({ params }: PageProps): JSX.Element {
  const id = params.id ?? '';
  const live = useLive<ForwardRequest>(`/api/forward-requests/${id}`, {
    touchedBy: (hint) => hint.kind.startsWith('forward.'),
  });
  const request = live.data;
  const incident = useIncident(request?.incident);
  useTitle(request?.messageTitle ?? f('requestTitle'));
  if (!request) {
    return live.problem === undefined ? (
      <Loading />
    ) : (
      <Problem of={live.problem} onRetry={live.refresh} nothingTyped />
    );
  }
  const exercise = incident?.kind !== 'REAL';
  return (
    <>
      <p>
        <Link href={`/i/${request.incident}/forwarding`}>← {t('navForwarding')}</Link>
      </p>
      <div class="page-head forward-width">
        <h1>{request.messageTitle ?? f('requestTitle')}</h1>
        <Reminder request={request} incident={incident} onDone={live.refresh} />
      </div>
      <div class="stack forward-width">
        <p class="quiet">
          {f('askedBy', { name: request.createdBy ?? '' })} <Time at={request.createdAt} />
        </p>
        <Posts request={request} />
        {request.stoppedAt && (
          <p class="note">
            <strong>{f('stoppedTitle')}</strong> {f('stoppedNote')} <Time at={request.stoppedAt} />
          </p>
        )}
        {request.note && (
          <p class="pre">
            <span class="quiet">{withColon(f('noteOf'))}</span> {request.note}
          </p>
        )}
        <LeftOut id={request.id} />
        <Totals request={request} />
        <StopState request={request} exercise={exercise} onDone={live.refresh} />
        <Places request={request} />
        <Section title={f('recipients')}>
          {!request.recipients.some((each) => each.link) && <p class="help">{f('notMine')}</p>}
          <Rows label={f('recipients')}>
            {request.recipients.map((recipient) => (
              <RecipientRow
                key={recipient.id}
                request={request.id}
                recipient={recipient}
                exercise={exercise}
                onDone={live.refresh}
              />
            ))}
          </Rows>
        </Section>
      </div>
    </>
  );
}

function Posts({ request }: { request: ForwardRequest }): JSX.Element {
  return (
    <ul class="forward-posts">
      {(request.posts ?? []).map((post) => (
        <li key={post.message}>
          <Link href={`/messages/${post.message}`}>{post.title}</Link>{' '}
          {post.stoppedAt ? (
            <Chip tone="bad" shape="square" word={f('stopped')} />
          ) : (
            post.follows && <Chip tone="good" shape="arrow" word={f('follows')} />
          )}
        </li>
      ))}
    </ul>
  );
}

function LeftOut({ id }: { id: string }): JSX.Element | null {
  const left = leftOf(id);
  if (left.length === 0) return null;
  return (
    <div class="note">
      <p>{f('left')}</p>
      <ul class="forward-left">
        {left.map((each) => (
          <li key={each.name}>{f('leftWhy', each)}</li>
        ))}
      </ul>
    </div>
  );
}

function Reminder(props: {
  request: ForwardRequest;
  incident: Incident | undefined;
  onDone: () => Promise<void>;
}): JSX.Element {
  const [sent, setSent] = useState(false);
  const remind = useAction(async () => {
    await api.post(`/api/forward-requests/${props.request.id}/reminder`);
    setSent(true);
    await props.onDone();
  });
  const why = (): string | undefined => {
    if (props.incident && !iMay(['OFFICIAL', 'SPOKESPERSON'], props.incident)) return f('mayNot');
    switch (reminderOf(props.request)) {
      case 'possible':
        return undefined;
      case 'stopped':
        return f('remindStopped');
      case 'nobody':
        return f('remindNobody');
      case 'done':
        return f('remindDone');
      case 'byHand':
        return f('remindByHand');
    }
  };
  return (
    <div class="stack forward-reminder">
      <Problem of={remind.problem} nothingTyped />
      <Button kind="primary" busy={remind.busy} whyNot={why()} onClick={remind.run}>
        {f('remind')}
      </Button>
      <span class="small quiet" role="status">
        {sent ? f('remindSent') : why() === undefined && f('remindOnce')}
      </span>
    </div>
  );
}
