import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { v } from '../approval/words';
import { useLive, type Live } from '../live/useLive';
import { useAction } from '../shared/action';
import { api } from '../shared/api';
import { Form, TextArea } from '../shared/Form';
import { Button, Dialog, Section } from '../shared/parts';
import { Problem } from '../shared/Problem';
import { Chip } from '../shared/StateChip';
import { Time } from '../shared/Time';
import type { Message, Page, ReviewComment } from '../shared/types';
import { t } from '../shared/words';
import { anchorOf, type Passage } from './passages';
import { partName } from './Clashes';

/** The comments of a message, oldest first, live. */
export function useComments(
  message: Pick<Message, 'id' | 'revision'> | undefined,
): Live<Page<ReviewComment>> {
  const id = message?.id;
  return useLive<Page<ReviewComment>>(id === undefined ? null : `/api/messages/${id}/comments`, {
    touchedBy: (hint) => hint.id === id && hint.kind.startsWith('message.'),
  });
}

/** A comment with the number it has on this page and the place of its words now. */
export interface Numbered {
  comment: ReviewComment;
  n: number;
  at: { path: string; start: number; end: number } | undefined;
}

export function numbered(comments: readonly ReviewComment[], revision: number): Numbered[] {
  return comments
    .filter((comment) => comment.resolvedAt === undefined)
    .map((comment, index) => ({ comment, n: index + 1, at: anchorOf(comment, revision) }));
}

/** The list beside the text: whose words, about which words, and the way to settle it. */
export function CommentList(props: {
  comments: Live<Page<ReviewComment>>;
  revision: number;
  /** Whether this person may say that it is settled. */
  mayResolve: boolean;
}): JSX.Element | null {
  const all = props.comments.data?.items ?? [];
  const open = numbered(all, props.revision);
  const done = all.filter((comment) => comment.resolvedAt !== undefined);
  if (all.length === 0) return <Problem of={props.comments.problem} nothingTyped />;
  return (
    <Section title={`${v('comments')} (${open.length})`}>
      <ol class="rows comment-list">
        {open.map((each) => (
          <CommentRow key={each.comment.id} {...props} numbered={each} />
        ))}
      </ol>
      {done.length > 0 && (
        <details>
          <summary>{v('commentsDone', { n: done.length })}</summary>
          <ol class="rows comment-list">
            {done.map((comment) => (
              <CommentRow key={comment.id} {...props} numbered={{ comment, n: 0, at: undefined }} />
            ))}
          </ol>
        </details>
      )}
    </Section>
  );
}

function CommentRow(props: {
  comments: Live<Page<ReviewComment>>;
  mayResolve: boolean;
  numbered: Numbered;
}): JSX.Element {
  const { comment, n, at } = props.numbered;
  const resolved = comment.resolvedAt !== undefined;
  const settle = useAction(async () => {
    await api.put(`/api/comments/${comment.id}/resolution`, { resolved: !resolved });
    await props.comments.refresh();
  });
  return (
    <li class="row" id={`comment-${comment.id}`}>
      <blockquote class="comment-quote">
        {n > 0 && (
          <>
            <span class="hidden">{v('commentNumber', { n })} </span>
            <span class="comment-number" aria-hidden="true">
              {n}
            </span>
          </>
        )}
        <span class="small quiet">{partName(comment.path)}</span> “{comment.quote}”
      </blockquote>
      <p class="pre">{comment.text}</p>
      <p class="row-more">
        <span>{comment.name}</span>
        <Time at={comment.at} />
        {!resolved && at === undefined && <Chip tone="neutral" shape="square" word={v('commentGone')} />}
        {resolved && <span>{v('commentResolvedBy', { name: comment.resolvedBy ?? '' })}</span>}
      </p>
      <Problem of={settle.problem} nothingTyped />
      <div class="row-actions">
        {at && n > 0 && (
          <Button small label={v('commentShowFor', { n })} onClick={() => showMark(comment.id)}>
            {v('commentShow')}
          </Button>
        )}
        {props.mayResolve && (
          <Button
            small
            busy={settle.busy}
            label={n > 0 ? v('commentResolveFor', { n }) : undefined}
            onClick={settle.run}
          >
            {resolved ? v('commentReopen') : v('commentResolve')}
          </Button>
        )}
      </div>
    </li>
  );
}

function showMark(id: string): void {
  const mark = document.querySelector<HTMLElement>(`mark[data-comments~="${CSS.escape(id)}"]`);
  mark?.scrollIntoView({ block: 'center' });
  mark?.focus({ preventScroll: true });
}

/** Asks what to say about a passage. The passage stands above the field, so that it need not be remembered. */
export function CommentDialog(props: {
  message: Pick<Message, 'id' | 'revision'>;
  passage: Passage;
  onClose: () => void;
  onPlaced: () => unknown;
}): JSX.Element {
  const [text, setText] = useState('');
  const place = useAction(async () => {
    await api.post(`/api/messages/${props.message.id}/comments`, {
      revision: props.message.revision,
      ...props.passage,
      text: text.trim(),
    });
    props.onClose();
    await props.onPlaced();
  });
  return (
    <Dialog title={v('commentTitle')} onClose={props.onClose}>
      <Form onSubmit={place.run} problem={place.problem}>
        <blockquote class="comment-quote pre">“{props.passage.quote}”</blockquote>
        <TextArea name="text" label={v('commentText')} value={text} rows={3} limit={2000} onInput={setText} />
        <div class="row-actions">
          <Button
            type="submit"
            kind="primary"
            busy={place.busy}
            whyNot={text.trim() ? undefined : v('commentText')}
          >
            {v('commentPlace')}
          </Button>
          <Button onClick={props.onClose}>{t('cancel')}</Button>
        </div>
      </Form>
    </Dialog>
  );
}
