import type { ComponentChildren, JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { useAction } from '../shared/action';
import { api } from '../shared/api';
import { Button } from '../shared/parts';
import { Problem } from '../shared/Problem';
import { StateChip } from '../shared/StateChip';
import { Time } from '../shared/Time';
import { t } from '../shared/words';
import { useCopy } from '../shared/useCopy';
import { Address } from './AuthorPart';
import { placeOf } from './Bits';
import { DoneForm, ObjectForm, RewriteForm } from './ReplyForms';
import type { Reply } from './types';
import { w } from './words';

interface ReplyRowProps {
  reply: Reply;
  /** Why this person may not answer here; who signs off may be somebody who may not. */
  whyNot: string | undefined;
  reload: () => Promise<unknown>;
  /** What it answers, where that is not on the screen already. */
  children?: ComponentChildren;
}

/** States in which somebody can still take an answer back. */
const unsent = ['IN_REVIEW', 'QUEUED', 'REFUSED', 'TODO'];

/** One answer: its words, what became of it, and what a person does about it now. */
export function ReplyRow(props: ReplyRowProps): JSX.Element {
  const { reply, whyNot } = props;
  const [open, setOpen] = useState<'object' | 'rewrite' | 'done'>();
  const address = `/api/replies/${reply.id}`;
  const close = (): void => setOpen(undefined);
  const sent = async (): Promise<void> => {
    close();
    await props.reload();
  };
  return (
    <li class="row">
      {props.children}
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
      {reply.next && !(reply.mayISignOff && !reply.objection) && <p class="small">{reply.next}</p>}
      {reply.state === 'TODO' && <ByHand reply={reply} />}
      {reply.proof && <p class="small quiet">{w('replyProof', { proof: reply.proof })}</p>}
      {open === 'object' && <ObjectForm address={address} onCancel={close} onSent={sent} />}
      {open === 'rewrite' && <RewriteForm reply={reply} onCancel={close} onSent={sent} />}
      {open === 'done' && <DoneForm address={address} onCancel={close} onSent={sent} />}
      {open === undefined && <Acts {...props} whyNot={whyNot} address={address} onOpen={setOpen} />}
    </li>
  );
}

interface ActsProps extends ReplyRowProps {
  address: string;
  onOpen: (what: 'object' | 'rewrite' | 'done') => void;
}

function Acts({ reply, whyNot, reload, address, onOpen }: ActsProps): JSX.Element {
  const act = useAction(async (what: () => Promise<unknown>) => {
    await what();
    await reload();
  });
  const button = (word: string, what: () => Promise<unknown>): JSX.Element => (
    <Button small whyNot={whyNot} busy={act.busy} onClick={() => act.run(what)}>
      {word}
    </Button>
  );
  const ended = (outcome: 'done' | 'failed') => () => api.post(`${address}/outcome`, { outcome });
  return (
    <>
      <Problem of={act.problem} nothingTyped />
      <div class="row-actions">
        {reply.state === 'IN_REVIEW' && (
          <SignOff
            reply={reply}
            busy={act.busy}
            onSign={() => act.run(() => api.post(`${address}/sign-offs`, { hash: reply.hash }))}
            onObject={() => onOpen('object')}
          />
        )}
        {reply.state === 'IN_REVIEW' && (
          <Button small whyNot={whyNot} onClick={() => onOpen('rewrite')}>
            {w('replyRewrite')}
          </Button>
        )}
        {(reply.state === 'REFUSED' || reply.held) && button(t('retry'), () => api.post(`${address}/retry`))}
        {reply.state === 'UNCLEAR' && (
          <>
            {button(w('replyThere'), ended('done'))}
            {button(w('replyNotThere'), ended('failed'))}
          </>
        )}
        {reply.state === 'TODO' && (
          <Button small whyNot={whyNot} onClick={() => onOpen('done')}>
            {w('replyByHandDone')}
          </Button>
        )}
        {unsent.includes(reply.state) && button(w('replyDrop'), () => api.delete(address))}
        {reply.url && <Address url={reply.url} word={w('replyOpen')} />}
      </div>
    </>
  );
}

/** Only a second person may: who wrote any of it, or may not speak for the organisation, reads why (guideline H33). */
function SignOff(props: {
  reply: Reply;
  busy: boolean;
  onSign: () => unknown;
  onObject: () => unknown;
}): JSX.Element {
  const { reply } = props;
  if (!reply.mayISignOff) return <span class="help">{w('replyOther')}</span>;
  return (
    <>
      {!reply.objection && (
        <Button small kind="primary" busy={props.busy} onClick={props.onSign}>
          {w('replySignOff')}
        </Button>
      )}
      <Button small onClick={props.onObject}>
        {w('replyObject')}
      </Button>
    </>
  );
}

/** What a person needs who answers there themselves: whom, where, and the words. */
function ByHand({ reply }: { reply: Reply }): JSX.Element {
  const words = useRef<HTMLParagraphElement>(null);
  const { copy, outcome } = useCopy(reply.text, () => {
    if (words.current) getSelection()?.selectAllChildren(words.current);
  });
  const { work } = reply;
  return (
    <div class="stack">
      {work && (
        <p class="anywhere" ref={words}>
          {w('replyByHandTo', { name: work.handle, platform: placeOf(work.platform) })}
        </p>
      )}
      <div class="line">
        <Button small onClick={copy}>
          {t('copy')}
        </Button>
        <span class="small" role="status">
          {outcome === 'copied' && t('copied')}
          {outcome === 'failed' && t('copyFailed')}
        </span>
        {work?.url && <Address url={work.url} word={w('openThere')} />}
      </div>
    </div>
  );
}
