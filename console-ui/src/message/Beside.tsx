import type { JSX } from 'preact';
import { Link } from 'wouter-preact';
import { ApiProblem } from '../shared/api';
import type { Message, Present, Rumour } from '../shared/types';
import { t } from '../shared/words';
import { partName } from './Clashes';
import { languageName } from './platforms';
import { titleOf } from './titles';
import type { Composer as Writing } from './useComposer';
import { m } from './words';

/** What this message answers to: a rumour it corrects, a message it replaces. */
export function Basis({ rumour, replaced }: { rumour?: Rumour; replaced?: Message }): JSX.Element | null {
  if (!rumour && !replaced) return null;
  return (
    <div class="note">
      {rumour && (
        <p>
          {m('correctsThis')} <Link href={`/rumours/${rumour.id}`}>{rumour.claim}</Link>. {m('correctsHow')}
        </p>
      )}
      {replaced && (
        <p>
          {m('replacesThis')} <Link href={`/messages/${replaced.id}`}>{titleOf(replaced)}</Link>.{' '}
          {m('replacesHow')}
        </p>
      )}
    </div>
  );
}

/** Who else is at this text, and what they did to it meanwhile. */
export function FromOthers({
  writing,
  others,
}: {
  writing: Writing;
  others: readonly Present[];
}): JSX.Element {
  const name = (by: string | undefined): string => by ?? t('problemStaleSomebody');
  return (
    <div role="status">
      {others.map((each) => (
        <p key={each.person} class="present">
          {each.lang
            ? m('writesHere', { name: each.name, lang: languageName(each.lang) })
            : m('isHere', { name: each.name })}
        </p>
      ))}
      {writing.newer && (
        <p class="note">
          {m('newerText', { name: name(writing.newer.changedBy) })}{' '}
          <button type="button" class="link" onClick={() => void writing.bringIn()}>
            {m('newerBringIn')}
          </button>
        </p>
      )}
      {writing.taken && (
        <p class="note">
          {m('taken', {
            name: name(writing.taken.by),
            parts: writing.taken.paths.map(partName).join('; '),
          })}
        </p>
      )}
    </div>
  );
}

/** Why saving by itself does not work. It never takes the focus: somebody is typing. */
export function NotSaved({ problem }: { problem: unknown }): JSX.Element {
  return (
    <div role="status">
      {problem instanceof ApiProblem && (
        <div class="problem">
          <strong>{m('notSaved')}</strong>
          <p>{problem.detail ?? problem.title}</p>
        </div>
      )}
    </div>
  );
}
