import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { useLive } from '../live/useLive';
import { useAction } from '../shared/action';
import { api } from '../shared/api';
import { Form, TextArea } from '../shared/Form';
import { Button, Section } from '../shared/parts';
import { Problem } from '../shared/Problem';
import { StateChip } from '../shared/StateChip';
import { Time } from '../shared/Time';
import type { Page } from '../shared/types';
import { t } from '../shared/words';
import { Address } from './AuthorPart';
import type { ReactionDetail, Reply } from './types';
import { w } from './words';

/** What the organisation answered or is about to answer, with what each waits for. */
export function Replies(props: {
  reaction: ReactionDetail;
  /** How many were asked for here: each is to be seen at once. */
  sent: number;
  whyNot: string | undefined;
  reload: () => Promise<unknown>;
}): JSX.Element | null {
  const { reaction } = props;
  // What nobody judged has no answer yet, but for one that somebody gave before judging it.
  const asked = reaction.state !== 'NEW' || reaction.replies > 0 || props.sent > 0;
  const replies = useLive<Page<Reply>>(asked ? `/api/reactions/${reaction.id}/replies` : null, {
    touchedBy: (hint) =>
      hint.incident === reaction.incident && /^reaction\.(repl|state|answered)/.test(hint.kind),
  });
  const items = replies.data?.items ?? [];
  const { refresh } = replies;
  useEffect(() => {
    if (props.sent > 0) void refresh();
  }, [props.sent, refresh]);
  if (items.length === 0 && replies.problem === undefined) return null;
  return (
    <Section title={w('replies')}>
      <Problem of={replies.problem} onRetry={replies.refresh} nothingTyped />
      <ul class="rows">
        {items.map((reply) => (
          <ReplyRow
            key={reply.id}
            reply={reply}
            whyNot={props.whyNot}
            reload={async () => {
              await Promise.all([replies.refresh(), props.reload()]);
            }}
          />
        ))}
      </ul>
    </Section>
  );
}

function ReplyRow(props: {
  reply: Reply;
  whyNot: string | undefined;
  reload: () => Promise<unknown>;
}): JSX.Element {
  const { reply, whyNot } = props;
  const [objecting, setObjecting] = useState(false);
  const act = useAction(async (what: () => Promise<unknown>) => {
    await what();
    await props.reload();
  });
  const address = `/api/replies/${reply.id}`;
  const unsent = ['IN_REVIEW', 'QUEUED', 'REFUSED', 'TODO'].includes(reply.state);
  const ended = (outcome: 'done' | 'failed') => () => api.post(`${address}/outcome`, { outcome });
  const button = (word: string, what: () => Promise<unknown>, primary = false): JSX.Element => (
    <Button
      small
      kind={primary ? 'primary' : 'quiet'}
      whyNot={whyNot}
      busy={act.busy}
      onClick={() => act.run(what)}
    >
      {word}
    </Button>
  );
  return (
    <li class="row">
      <div class="row-head">
        <StateChip of="reply" state={reply.state} />
        <span class="row-more">
          {reply.by} <Time at={reply.at} />
        </span>
      </div>
      <blockquote class="reaction-text pre" lang={reply.lang}>
        {reply.text}
      </blockquote>
      {reply.signedOffBy && <p class="small quiet">{w('replySignedBy', { name: reply.signedOffBy })}</p>}
      {reply.objection && (
        <p class="note">
          {w('replyObjected', { name: reply.objection.by, comment: reply.objection.comment })}
        </p>
      )}
      {reply.problem && <p class="error">{reply.problem}</p>}
      {reply.held && <p class="note">{w('replyHeld')}</p>}
      {reply.next && <p class="small">{reply.next}</p>}
      <Problem of={act.problem} nothingTyped />
      {objecting ? (
        <ObjectForm
          onCancel={() => setObjecting(false)}
          onSend={async (comment) => {
            await api.post(`${address}/objections`, { comment });
            setObjecting(false);
            await props.reload();
          }}
        />
      ) : (
        <div class="row-actions">
          {reply.state === 'IN_REVIEW' && (
            <>
              {reply.mayISignOff ? (
                button(w('replySignOff'), () => api.post(`${address}/sign-offs`, { hash: reply.hash }), true)
              ) : (
                <span class="help">{w('replyOther')}</span>
              )}
              <Button small whyNot={whyNot} onClick={() => setObjecting(true)}>
                {w('replyObject')}
              </Button>
            </>
          )}
          {(reply.state === 'REFUSED' || reply.held) &&
            button(t('retry'), () => api.post(`${address}/retry`))}
          {reply.state === 'UNCLEAR' && (
            <>
              {button(w('replyThere'), ended('done'))}
              {button(w('replyNotThere'), ended('failed'))}
            </>
          )}
          {reply.state === 'TODO' && button(w('replyByHandDone'), ended('done'), true)}
          {reply.work?.url && <Address url={reply.work.url} word={w('openThere')} />}
          {unsent && button(w('replyDrop'), () => api.delete(address))}
          {reply.url && <Address url={reply.url} word={w('replyOpen')} />}
        </div>
      )}
    </li>
  );
}

function ObjectForm(props: {
  onCancel: () => void;
  onSend: (comment: string) => Promise<unknown>;
}): JSX.Element {
  const [comment, setComment] = useState('');
  const send = useAction(() => props.onSend(comment));
  return (
    <Form onSubmit={send.run} problem={send.problem} label={w('replyObject')}>
      <TextArea
        name="comment"
        label={w('replyObjectWhy')}
        value={comment}
        onInput={setComment}
        rows={2}
        limit={2000}
      />
      <div class="line">
        <Button type="submit" kind="primary" busy={send.busy}>
          {w('replyObjectSend')}
        </Button>
        <Button onClick={props.onCancel}>{t('cancel')}</Button>
      </div>
    </Form>
  );
}
