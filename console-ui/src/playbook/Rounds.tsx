import type { JSX } from 'preact';
import { useAction } from '../shared/action';
import { api } from '../shared/api';
import { absolute, duration, now } from '../shared/clock';
import { inMyLanguage, language, withColon } from '../shared/i18n';
import { Button } from '../shared/parts';
import { Problem } from '../shared/Problem';
import { Time } from '../shared/Time';
import type { ChecklistItem } from '../shared/types';
import { w } from './words';

/** How often something comes back, in words. */
export function every(seconds: number): string {
  return w('every', { time: duration(seconds * 1000, language.value) });
}

/** The times before this one, folded; the last of them can be taken back as long as nothing came after it. */
export function Rounds(props: {
  item: ChecklistItem;
  whyNot: string | undefined;
  onRefresh: () => unknown;
}): JSX.Element | null {
  const { item } = props;
  const previous = item.previous;
  const reopen = useAction(async () => {
    if (!previous) return;
    await api.put(`/api/checklist-items/${previous.id}`, { state: 'OPEN' }, previous.version);
    await props.onRefresh();
  });
  if (!previous) return null;
  const done = item.done ?? 0;
  const skipped = item.skipped ?? 0;
  return (
    <details class="item-why">
      <summary>
        {done === 1 ? w('doneOnce') : w('doneTimes', { n: done })}
        {previous.doneAt &&
          `, ${w('lastAt', { time: absolute(previous.doneAt, now.value, language.value) })}`}
        {skipped > 0 && `, ${skipped === 1 ? w('skippedOnce') : w('skippedTimes', { n: skipped })}`}
      </summary>
      <p>
        {w(previous.state === 'DONE' ? 'lastDone' : 'lastSkipped')} <Time at={previous.doneAt} />
        {previous.doneBy && previous.doneBy !== 'checklist' && ` · ${previous.doneBy}`}
        {previous.note && ` · ${previous.note}`}
      </p>
      <Problem of={reopen.problem} onRefresh={props.onRefresh} nothingTyped />
      {item.state === 'OPEN' && (
        <Button
          small
          label={`${withColon(w('untickLast'))} ${inMyLanguage(item.title)}`}
          busy={reopen.busy}
          whyNot={props.whyNot}
          onClick={() => reopen.run()}
        >
          {w('untickLast')}
        </Button>
      )}
    </details>
  );
}
