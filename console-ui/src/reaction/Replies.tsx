import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { useLive } from '../live/useLive';
import { Section } from '../shared/parts';
import { Problem } from '../shared/Problem';
import type { Page } from '../shared/types';
import { ReplyRow } from './ReplyRow';
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
