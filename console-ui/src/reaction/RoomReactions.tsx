import type { JSX } from 'preact';
import { Link } from 'wouter-preact';
import { Section } from '../shared/parts';
import { Problem } from '../shared/Problem';
import { Chip } from '../shared/StateChip';
import { totalOf, useSummary } from './useInbox';
import { useWaiting } from './waiting';
import { w } from './words';

/** How many reactions wait, and what people ask. */
export function RoomReactions({ incident }: { incident: string }): JSX.Element {
  const live = useSummary(incident);
  const summary = live.data;
  const waiting = useWaiting(incident).data?.items.length ?? 0;
  const base = `/i/${incident}/reactions`;
  const questions = (summary?.classes.question ?? 0) + (summary?.classes['personal-question'] ?? 0);
  return (
    <Section title={w('title')}>
      <Problem of={live.problem} onRetry={live.refresh} nothingTyped />
      {summary && totalOf(summary) === 0 && <p class="quiet">{w('roomNone')}</p>}
      {summary && totalOf(summary) > 0 && (
        <p class="line">
          <Link href={base}>{w('roomNew', { n: summary.states.NEW ?? 0 })}</Link>
          <Link href={`${base}?state=TRIAGED`}>{w('roomHandled', { n: summary.states.TRIAGED ?? 0 })}</Link>
          <span>{w('roomQuestions', { n: questions })}</span>
          <span class="quiet">{w('roomAuthors', { n: summary.authors })}</span>
        </p>
      )}
      {summary && summary.overdue > 0 && (
        <p>
          <Link href={`${base}?state=all&overdue=true`}>
            <Chip tone="bad" shape="triangle" word={w('roomOverdue', { n: summary.overdue })} />
          </Link>
        </p>
      )}
      {waiting > 0 && (
        <p>
          <Link href={base}>
            <Chip tone="waiting" shape="half" word={w('roomReplies', { n: waiting })} />
          </Link>
        </p>
      )}
      <p class="line">
        <Link href={base}>{w('roomOpen')}</Link>
        <Link href={`${base}?new`}>{w('newTitle')}</Link>
      </p>
    </Section>
  );
}
