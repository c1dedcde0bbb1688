import type { JSX } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Link } from 'wouter-preact';
import { useLive } from '../live/useLive';
import { useAction } from '../shared/action';
import { api } from '../shared/api';
import { Button, Loading } from '../shared/parts';
import { Problem } from '../shared/Problem';
import type { Incident } from '../shared/types';
import { AuthorPart } from './AuthorPart';
import { Chips, Facts, Key, writerOf } from './Bits';
import { FinishPart, openSteps } from './FinishPart';
import { Kept, KeepPart } from './KeepPart';
import { useKeys } from './keys';
import { LinksPart } from './LinksPart';
import { mayFollow } from './states';
import { primaryOf, type Primary } from './primary';
import { Replies } from './Replies';
import { ReplyPart } from './ReplyPart';
import { whyNotSort } from './rights';
import { StepsPart } from './StepsPart';
import { Text } from './Text';
import { TriagePart } from './TriagePart';
import type { ReactionDetail, ReactionView, TriagePolicy, TriageTree } from './types';
import { goingBackTo, lastAct, useSorting } from './useSorting';
import { w } from './words';

interface ReadingProps {
  id: string;
  /** What the list knows of it already, shown until the whole has come. */
  seed: ReactionView | undefined;
  incident: Incident | undefined;
  tree: TriageTree | undefined;
  policy: TriagePolicy | undefined;
  /** Puts the focus on the name of the writer as soon as it is there. */
  focus: boolean;
  onChanged: (view: ReactionView) => void;
  /** To the next one that nobody judged yet. */
  onSkip: () => void;
  onGo: (id: string) => void;
  level: 1 | 2;
}

/** A digit pressed twice answers the question; it does not tick the first step of what came out. */
const settle = 400;

/** One reaction: what was written, one question at a time, the procedure, and everything that can be done about it. */
export function Reading(props: ReadingProps): JSX.Element {
  const { id, incident } = props;
  const [show, setShow] = useState(false);
  const [open, setOpen] = useState<'reply' | 'keep' | 'finish'>();
  const [sent, setSent] = useState(0);
  const live = useLive<ReactionDetail>(`/api/reactions/${id}${show ? '?show=true' : ''}`, {
    touchedBy: (hint) => hint.id === id,
    keep: open !== undefined,
  });
  const reaction: ReactionDetail | undefined = live.data ?? props.seed;
  const { onChanged } = props;
  useEffect(() => {
    // A list never shows what hurts to read, also not after somebody asked to see it here.
    if (live.data) onChanged(live.data.abusive ? { ...live.data, text: undefined, hidden: true } : live.data);
  }, [live.data, onChanged]);

  const reload = async (): Promise<void> => {
    live.set(await api.get<ReactionDetail>(`/api/reactions/${id}${show ? '?show=true' : ''}`));
  };
  const sorting = useSorting(reaction, props.tree, reload);
  const away = reaction !== undefined && incident !== undefined && reaction.incident !== incident.id;
  const whyNot = away ? w('movedTo') : whyNotSort(incident);
  const steps = reaction?.procedure?.steps ?? [];
  const decidedAt = useRef(0);
  useLayoutEffect(() => {
    decidedAt.current = Date.now();
  }, [reaction?.class]);

  const [doing, setDoing] = useState<string>();
  const step = useAction(async (name: string) => {
    setDoing(name);
    await api.post(`/api/reactions/${id}/steps`, { step: name });
    await reload();
  });
  const finish = useAction(async (note?: string) => {
    if (!reaction) return;
    if (reaction.state !== 'DONE') {
      await api.put(`/api/reactions/${id}/state`, { state: 'DONE', note }, reaction.version);
      setOpen(undefined);
      lastAct.value = { reaction: id, what: 'STATE' };
      await reload();
    }
    props.onSkip();
  });
  const notDone =
    reaction && reaction.state !== 'DONE' && !mayFollow[reaction.state].includes('DONE')
      ? w('stateSortFirst')
      : undefined;
  const done = (): unknown =>
    reaction && reaction.state !== 'DONE' && openSteps(reaction).length > 0
      ? setOpen('finish')
      : finish.run();
  const undo = (): void => {
    if (whyNot !== undefined || sorting.undo()) return;
    const last = lastAct.peek();
    if (!last || last.reaction === id) return;
    goingBackTo.value = last.reaction;
    props.onGo(last.reaction);
  };
  const digit = (n: number): unknown => {
    if (whyNot !== undefined) return undefined;
    if (sorting.asking) {
      const answer = sorting.place.question?.answers[n];
      return answer && sorting.answer(answer.id);
    }
    const next = steps[n];
    const soon = Date.now() - decidedAt.current < settle;
    return next && !next.done && !soon && step.run(next.id);
  };
  useKeys({
    ...Object.fromEntries([1, 2, 3, 4, 5, 6, 7, 8, 9].map((n) => [String(n), () => digit(n - 1)])),
    u: undo,
    r: () => whyNot ?? setOpen('reply'),
    e: () => whyNot ?? setOpen('keep'),
    d: () => whyNot ?? notDone ?? done(),
    s: props.onSkip,
  });

  const heading = useRef<HTMLHeadingElement>(null);
  const wanted = props.focus && reaction !== undefined;
  useEffect(() => {
    if (!wanted) return;
    // After whatever else looks for a place for the focus on a new page.
    const timer = setTimeout(() => heading.current?.focus());
    return () => clearTimeout(timer);
  }, [wanted]);

  if (!reaction) {
    return live.problem === undefined ? (
      <Loading />
    ) : (
      <Problem of={live.problem} onRetry={live.refresh} nothingTyped />
    );
  }
  const close = (): void => {
    setOpen(undefined);
    heading.current?.focus();
  };
  const primary = open === undefined ? primaryOf(reaction, sorting.asking) : undefined;
  const kind = (act: Primary): 'primary' | 'quiet' => (act === primary ? 'primary' : 'quiet');
  const Heading = props.level === 1 ? 'h1' : 'h2';
  return (
    <article class="reading stack" aria-label={w('reactionOf', { name: writerOf(reaction) })}>
      <div class="row-head">
        <Heading class="reading-title anywhere" tabIndex={-1} ref={heading}>
          {writerOf(reaction)}
        </Heading>
        <Chips reaction={reaction} />
      </div>
      <div class="row-more">
        <Facts reaction={reaction} />
      </div>
      <Text reaction={reaction} shown={show} onShow={() => setShow(true)} />
      {whyNot && (
        <p class="note">
          {whyNot} {away && <Link href={`/reactions/${id}`}>{w('movedOpen')}</Link>}
        </p>
      )}
      {props.tree && (
        <TriagePart
          reaction={reaction}
          tree={props.tree}
          sorting={sorting}
          whyNot={whyNot}
          onRefresh={live.refresh}
        />
      )}
      {open !== 'finish' && <Problem of={finish.problem} onRefresh={live.refresh} nothingTyped />}
      <div class="line reading-acts">
        {whyNot === undefined && (
          <>
            <Button kind={kind('reply')} expanded={open === 'reply'} onClick={() => setOpen('reply')}>
              {w('reply')} <Key of="r" />
            </Button>
            <Button kind={kind('keep')} expanded={open === 'keep'} onClick={() => setOpen('keep')}>
              {w('evidenceKeep')} <Key of="e" />
            </Button>
            <Button
              kind={kind('done')}
              whyNot={notDone}
              busy={finish.busy}
              expanded={open === 'finish' || undefined}
              onClick={done}
            >
              {w('done')} <Key of="d" />
            </Button>
          </>
        )}
        <Button kind={kind('next')} onClick={props.onSkip}>
          {reaction.state === 'NEW' ? w('skip') : w('nextNew')} <Key of="s" />
        </Button>
      </div>
      {open === 'reply' && (
        <ReplyPart
          reaction={reaction}
          incident={incident}
          onClose={close}
          onSent={() => {
            setSent(sent + 1);
            return reload();
          }}
        />
      )}
      {open === 'finish' && (
        <FinishPart reaction={reaction} finish={finish} onClose={close} onRefresh={live.refresh} />
      )}
      {open === 'keep' && <KeepPart reaction={reaction} onClose={close} reload={reload} />}
      {!sorting.asking && (
        <StepsPart
          reaction={reaction}
          onDone={step.run}
          busy={step.busy ? doing : undefined}
          problem={step.problem}
          whyNot={whyNot}
          reload={reload}
        />
      )}
      <Replies reaction={reaction} sent={sent} whyNot={whyNot} reload={reload} />
      <Kept evidence={reaction.evidence ?? []} />
      <AuthorPart reaction={reaction} policy={props.policy} />
      <LinksPart
        reaction={reaction}
        incident={incident}
        whyNot={whyNot}
        reload={reload}
        onRefresh={live.refresh}
      />
    </article>
  );
}
