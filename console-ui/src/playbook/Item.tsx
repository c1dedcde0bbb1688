import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { useAction } from '../shared/action';
import { api } from '../shared/api';
import { Form, TextArea } from '../shared/Form';
import { inMyLanguage } from '../shared/i18n';
import { Button } from '../shared/parts';
import { Problem } from '../shared/Problem';
import { StateChip } from '../shared/StateChip';
import { Countdown, Time } from '../shared/Time';
import type { ChecklistItem, ChecklistState } from '../shared/types';
import { t } from '../shared/words';
import { w } from './words';

interface ItemProps {
  item: ChecklistItem;
  whyNot: string | undefined;
  skipping: boolean;
  onSkip: (asking: boolean) => void;
  onSettled: (changed: ChecklistItem) => void;
  onRefresh: () => unknown;
}

/** One thing to do. */
export function Item(props: ItemProps): JSX.Element {
  const { item } = props;
  const settle = useAction(async (state: ChecklistState, note?: string) => {
    const changed = await api.put<ChecklistItem>(
      `/api/checklist-items/${item.id}`,
      { state, note },
      item.version,
    );
    props.onSkip(false);
    props.onSettled(changed);
  });
  const open = item.state === 'OPEN';
  const title = inMyLanguage(item.title);
  return (
    <li class="row">
      <div class="row-head">
        <span class="row-title">{title}</span>
        <StateChip of="checklist" state={item.state} />
      </div>
      <div class="row-more">
        <Facts item={item} />
        <Why item={item} />
      </div>
      {!props.skipping && (
        <>
          <Problem of={settle.problem} onRefresh={props.onRefresh} nothingTyped />
          <div class="row-actions">
            <Button
              small
              label={`${w(open ? 'tick' : 'untick')}: ${title}`}
              busy={settle.busy}
              whyNot={props.whyNot}
              onClick={() => settle.run(open ? 'DONE' : 'OPEN')}
            >
              {w(open ? 'tick' : 'untick')}
            </Button>
            {open && props.whyNot === undefined && (
              <Button small label={`${w('skip')}: ${title}`} onClick={() => props.onSkip(true)}>
                {w('skip')}
              </Button>
            )}
          </div>
        </>
      )}
      {props.skipping && (
        <SkipForm
          problem={settle.problem}
          busy={settle.busy}
          onSkip={(note) => settle.run('SKIPPED', note)}
          onCancel={() => props.onSkip(false)}
          onRefresh={props.onRefresh}
        />
      )}
    </li>
  );
}

function Facts({ item }: { item: ChecklistItem }): JSX.Element {
  const open = item.state === 'OPEN';
  return (
    <>
      {open && item.dueAt && (
        <strong>
          {w('due')} <Countdown to={item.dueAt} />
        </strong>
      )}
      {item.role && <span>{w('forRole', { role: t(`role.${item.role}`) })}</span>}
      {open && item.mandatory && <span>{w('mandatory')}</span>}
      {open && item.ticks && <span>{w('ticksItself')}</span>}
      {!open && (
        <span>
          {item.doneBy && w('byWhom', { name: item.doneBy })} <Time at={item.doneAt} />
        </span>
      )}
      {!open && item.automatic && <span>{w('byItself')}</span>}
      {item.note && (
        <span>
          {w('note')}: {item.note}
        </span>
      )}
    </>
  );
}

function Why({ item }: { item: ChecklistItem }): JSX.Element | null {
  const why = inMyLanguage(item.why);
  if (!why && item.guidelines.length === 0) return null;
  return (
    <details class="item-why">
      <summary>{w('why')}</summary>
      {why && <p>{why}</p>}
      {item.guidelines.length > 0 && (
        <p>
          {w('rules')}: {item.guidelines.join(', ')}
        </p>
      )}
    </details>
  );
}

/** Skipping is a decision, and who reads the report wants to know why. */
function SkipForm(props: {
  problem: unknown;
  busy: boolean;
  onSkip: (note: string) => unknown;
  onCancel: () => void;
  onRefresh: () => unknown;
}): JSX.Element {
  const [note, setNote] = useState('');
  return (
    <Form
      class="form card"
      label={w('skipTitle')}
      problem={props.problem}
      onRefresh={props.onRefresh}
      onSubmit={() => props.onSkip(note)}
    >
      <TextArea
        name="note"
        label={w('skipTitle')}
        help={w('skipHelp')}
        value={note}
        onInput={setNote}
        rows={2}
        limit={500}
      />
      <div class="line">
        <Button type="submit" kind="primary" busy={props.busy}>
          {w('skipDo')}
        </Button>
        <Button onClick={props.onCancel}>{t('cancel')}</Button>
      </div>
    </Form>
  );
}
