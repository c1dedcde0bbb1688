import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { Link } from 'wouter-preact';
import { useLive } from '../live/useLive';
import { useAction } from '../shared/action';
import { api } from '../shared/api';
import { Button, Section } from '../shared/parts';
import { Problem } from '../shared/Problem';
import { StateChip } from '../shared/StateChip';
import { writerOf } from './Bits';
import { ReplyRow } from './ReplyRow';
import type { ReactionView, Reply } from './types';
import { inGroups, tally, useWaiting, type ReplyGroup } from './waiting';
import { w } from './words';

interface WaitingProps {
  incident: string;
  whyNot: string | undefined;
}

/** So many answers are read in one go; the rest is one press away. */
const few = 10;

/**
 * The answers of an incident that wait for a person: for a second one who signs off, for somebody who sends them by hand,
 * or for somebody who looks what became of them. Closed until it is wanted, because the inbox is about reactions.
 */
export function WaitingReplies({ incident, whyNot }: WaitingProps): JSX.Element | null {
  const [open, setOpen] = useState(false);
  const [shown, setShown] = useState(few);
  const head = useRef<HTMLDivElement>(null);
  const live = useWaiting(incident);
  const items = live.data?.items ?? [];
  const groups = inGroups(items);
  const mine = items.filter((reply) => reply.mayISignOff && !reply.objection).length;
  if (items.length === 0 && !open && live.problem === undefined) return null;
  const reload = async (): Promise<void> => {
    await live.refresh();
    // The row that had the focus is gone.
    head.current?.focus();
  };
  return (
    <div class="card waiting-replies" tabIndex={-1} ref={head}>
      <Section
        title={w('waiting')}
        aside={
          <Button
            small
            kind={mine > 0 && !open ? 'primary' : 'quiet'}
            expanded={open}
            onClick={() => setOpen(!open)}
          >
            {open ? w('waitingHide') : w('waitingShow')}
          </Button>
        }
      >
        <Problem of={live.problem} onRetry={live.refresh} nothingTyped />
        <div role="status" class="line">
          {items.length === 0 && <span class="quiet">{w('waitingNone')}</span>}
          {tally(items).map(({ state, n }) => (
            <span key={state} class="line waiting-count">
              <StateChip of="reply" state={state} /> {n}
            </span>
          ))}
          {mine > 0 && <strong>{w('waitingMine', { n: mine })}</strong>}
        </div>
        {open && (
          <>
            <ul class="rows" aria-label={w('waiting')}>
              {groups
                .slice(0, shown)
                .map((group) =>
                  group.replies.length > 1 ? (
                    <Together key={group.key} group={group} whyNot={whyNot} reload={reload} />
                  ) : (
                    <One key={group.key} reply={group.first} whyNot={whyNot} reload={reload} />
                  ),
                )}
            </ul>
            {groups.length > shown && (
              <p>
                <Button small onClick={() => setShown(shown + few)}>
                  {w('waitingMore')}
                </Button>
              </p>
            )}
          </>
        )}
      </Section>
    </div>
  );
}

interface RowProps {
  whyNot: string | undefined;
  reload: () => Promise<unknown>;
}

/** One answer with what it answers: nobody can sign off words whose occasion they do not see. */
function One({ reply, whyNot, reload }: RowProps & { reply: Reply }): JSX.Element {
  const reaction = useLive<ReactionView>(`/api/reactions/${reply.reaction}`, {
    touchedBy: (hint) => hint.id === reply.reaction,
  });
  return (
    <ReplyRow reply={reply} whyNot={whyNot} reload={reload}>
      <Problem of={reaction.problem} onRetry={reaction.refresh} nothingTyped />
      {reaction.data && <Occasion reaction={reaction.data} />}
    </ReplyRow>
  );
}

function Occasion({ reaction }: { reaction: ReactionView }): JSX.Element {
  return (
    <div class="row-more">
      <Link href={`/reactions/${reaction.id}`} class="anywhere">
        {w('reactionOf', { name: writerOf(reaction) })}
      </Link>
      {reaction.erased ? (
        <span class="quiet">{w('erased')}</span>
      ) : reaction.text === undefined ? (
        <span class="quiet">{w('hiddenText')}</span>
      ) : (
        <span class="anywhere" lang={reaction.lang}>
          {reaction.text}
        </span>
      )}
    </div>
  );
}

/** The same words for many who asked about the same: signed off once, or looked at one by one. */
function Together({ group, whyNot, reload }: RowProps & { group: ReplyGroup }): JSX.Element {
  const { first, replies } = group;
  const [each, setEach] = useState(false);
  const sign = useAction(async () => {
    await api.post(`/api/replies/${first.id}/sign-offs`, { hash: first.hash, all: true });
    await reload();
  });
  return (
    <li class="row">
      <div class="row-head">
        <strong>{w('waitingSame', { n: replies.length })}</strong>
        <StateChip of="reply" state={first.state} />
      </div>
      <blockquote class="reaction-text pre" lang={first.lang}>
        {first.text}
      </blockquote>
      <Problem of={sign.problem} onRefresh={reload} nothingTyped />
      <div class="row-actions">
        {first.mayISignOff ? (
          <Button small kind="primary" busy={sign.busy} onClick={sign.run}>
            {w('waitingSignAll', { n: replies.length })}
          </Button>
        ) : (
          <span class="help">{w('replyOther')}</span>
        )}
        <Button small expanded={each} onClick={() => setEach(!each)}>
          {w('waitingEach')}
        </Button>
      </div>
      {each && (
        <ul class="rows">
          {replies.map((reply) => (
            <One key={reply.id} reply={reply} whyNot={whyNot} reload={reload} />
          ))}
        </ul>
      )}
    </li>
  );
}
