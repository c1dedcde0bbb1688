import type { JSX } from 'preact';
import { platformName } from '../shared/platforms';
import { Chip, StateChip } from '../shared/StateChip';
import { Countdown, Time } from '../shared/Time';
import { keysOn } from './keys';
import type { ReactionView } from './types';
import { w } from './words';

/** The key that does the same, beside the words on a button. */
export function Key({ of }: { of: string }): JSX.Element | null {
  if (!keysOn.value) return null;
  return (
    <kbd class="key" aria-hidden="true">
      {of}
    </kbd>
  );
}

/** Who wrote it, as people know them there. */
export function writerOf({ author }: ReactionView): string {
  if (author.handle === '') return author.name ?? w('somebody');
  return author.name && author.name !== author.handle ? `${author.name} (${author.handle})` : author.handle;
}

/** Where it stands; somebody who signals something heard does not always know. */
export function placeOf(platform: string): string {
  return platform === 'other' ? w('platformOther') : platformName(platform);
}

/** Its state, and what about it wants attention: always in words. */
export function Chips({ reaction }: { reaction: ReactionView }): JSX.Element {
  return (
    <span class="reaction-chips">
      <StateChip of="reaction" state={reaction.state} />
      {reaction.overdue && <Chip tone="bad" shape="triangle" word={w('overdue')} />}
      {reaction.private && <Chip tone="neutral" shape="square" word={w('private')} />}
      {reaction.author.strikes > 0 && (
        <Chip tone="waiting" shape="triangle" word={w('strikesN', { n: reaction.author.strikes })} />
      )}
    </span>
  );
}

/** Where and when it was written, its class, and until when its writer may wait. */
export function Facts({ reaction }: { reaction: ReactionView }): JSX.Element {
  const waits = reaction.dueAt !== undefined && ['NEW', 'TRIAGED'].includes(reaction.state);
  return (
    <>
      <span>{placeOf(reaction.platform)}</span>
      <Time at={reaction.postedAt} />
      {waits && reaction.dueAt && (
        <span>
          {w('answerDue')} <Countdown to={reaction.dueAt} />
        </span>
      )}
      {reaction.className && <span>{reaction.className}</span>}
      {reaction.pictures > 0 && <span>{w('picturesN', { n: reaction.pictures })}</span>}
      {reaction.replies > 0 && <span>{w('repliesN', { n: reaction.replies })}</span>}
      {reaction.assigneeName && <span>{w('with', { name: reaction.assigneeName })}</span>}
    </>
  );
}
