import type { JSX } from 'preact';
import { language } from '../shared/i18n';
import { Chip } from '../shared/StateChip';
import { dayText, type Playbook } from './library';
import { p } from './libraryWords';

/** Whether the stamp on it is for these words (guideline B14), and whether it had to be looked at (B13). */
export function PlaybookChips({ playbook }: { playbook: Playbook }): JSX.Element {
  const { approval } = playbook;
  return (
    <span class="line playbook-chips">
      {approval?.current && <Chip tone="good" shape="check" word={p('chipApproved')} />}
      {approval && !approval.current && <Chip tone="waiting" shape="half" word={p('chipEarlier')} />}
      {!approval && <Chip tone="neutral" shape="ring" word={p('chipNotApproved')} />}
      <OverdueChip playbook={playbook} />
    </span>
  );
}

export function OverdueChip({ playbook }: { playbook: Playbook }): JSX.Element | null {
  return playbook.reviewOverdue ? <Chip tone="bad" shape="triangle" word={p('overdue')} /> : null;
}

export function approvalText({ approval }: Playbook): string {
  if (!approval) return p('notApproved');
  const day = dayText(approval.on, language.value);
  return p(approval.current ? 'approved' : 'approvedEarlier', { by: approval.by, day });
}

export function reviewText({ review, reviewOverdue }: Playbook): string {
  if (!review) return p('noReview');
  return p(reviewOverdue ? 'reviewLate' : 'review', { day: dayText(review, language.value) });
}
