import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Link } from 'wouter-preact';
import { useAction } from '../shared/action';
import { api } from '../shared/api';
import { Form, TextArea } from '../shared/Form';
import { inMyLanguage, withColon } from '../shared/i18n';
import { Button } from '../shared/parts';
import { Problem } from '../shared/Problem';
import { Chip, StateChip } from '../shared/StateChip';
import { Countdown, Time } from '../shared/Time';
import type { ChecklistItem, ChecklistState, Texts } from '../shared/types';
import { t } from '../shared/words';
import { every, Rounds } from './Rounds';
import { isEscalated, waits, type ShownItem } from './order';
import { placeOf } from './places';
import { w } from './words';

interface ItemProps {
  item: ShownItem;
  /** The incident it belongs to; none when it is of preparation. */
  incident?: string | undefined;
  /** What the playbooks are called, by their ids. */
  playbooks: Record<string, Texts>;
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
  const place = placeOf(item.place, props.incident);
  return (
    <li class={isEscalated(item) ? 'row item-escalated' : 'row'}>
      <div class="row-head">
        <span class="row-title">{title}</span>
        <Standing item={item} />
      </div>
      <div class="row-more">
        <Facts item={item} />
        <Rounds item={item} whyNot={props.whyNot} onRefresh={props.onRefresh} />
        <Why item={item} playbook={props.playbooks[item.playbook]} />
      </div>
      {!props.skipping && (
        <>
          <Problem of={settle.problem} onRefresh={props.onRefresh} nothingTyped />
          <div class="row-actions">
            {/* What waits says above what for; to be ticked, that comes first. */}
            {!waits(item) && (
              <Button
                small
                label={`${withColon(w(open ? 'tick' : 'untick'))} ${title}`}
                busy={settle.busy}
                whyNot={props.whyNot}
                onClick={() => settle.run(open ? 'DONE' : 'OPEN')}
              >
                {w(open ? 'tick' : 'untick')}
              </Button>
            )}
            {open && props.whyNot === undefined && (
              <Button small label={`${withColon(w('skip'))} ${title}`} onClick={() => props.onSkip(true)}>
                {w('skip')}
              </Button>
            )}
            {open && place !== undefined && (
              <Link href={place} class="button quiet-button small-button">
                {w('goTo', { place: w.find(`place.${item.place ?? ''}`) ?? item.place ?? '' })}
              </Link>
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

/** How it stands, always as a word with a shape and a colour. */
function Standing({ item }: { item: ChecklistItem }): JSX.Element {
  if (waits(item)) return <Chip tone="neutral" shape="half" word={w('waits')} />;
  if (isEscalated(item)) return <Chip tone="bad" shape="triangle" word={w('escalated')} />;
  return <StateChip of="checklist" state={item.state} />;
}

/** Whose task it is: the names of the roster, deputies marked. */
export function Assigned({ item }: { item: ChecklistItem }): JSX.Element | null {
  if (!item.role) return null;
  const role = t(`role.${item.role}`);
  const names = (item.assigned ?? []).map((one) =>
    one.deputy ? w('deputy', { name: one.name }) : one.lead ? w('standIn', { name: one.name }) : one.name,
  );
  return <span>{names.length > 0 ? `${withColon(role)} ${names.join(', ')}` : w('forRole', { role })}</span>;
}

function Facts({ item }: { item: ShownItem }): JSX.Element {
  const open = item.state === 'OPEN';
  return (
    <>
      {waits(item) && (
        <strong>
          {w('waitsFor', {
            what: (item.waitsFor ?? []).map(({ title }) => inMyLanguage(title)).join(' · '),
          })}
        </strong>
      )}
      {open && !waits(item) && item.dueAt && (
        <strong>
          {w('due')} <Countdown to={item.dueAt} />
        </strong>
      )}
      <Assigned item={item} />
      {open && item.mandatory && <span>{w('mandatory')}</span>}
      {item.every !== undefined && <span>{every(item.every)}</span>}
      {open && item.ticks && <span>{w('ticksItself')}</span>}
      {!open && (
        <span>
          {item.doneBy && item.doneBy !== 'checklist' && w('byWhom', { name: item.doneBy })}{' '}
          <Time at={item.doneAt} />
        </span>
      )}
      {!open && item.againAt && (
        <span>
          {w('again')} <Countdown to={item.againAt} />
        </span>
      )}
      {!open && item.automatic && <span>{w(item.state === 'DONE' ? 'byItself' : 'endedItself')}</span>}
      {isEscalated(item) && (
        <span>
          {w('escalatedSince')} <Time at={item.escalatedAt} />
        </span>
      )}
      {item.note && (
        <span>
          {withColon(w('note'))} {item.note}
        </span>
      )}
    </>
  );
}

function Why({ item, playbook }: { item: ChecklistItem; playbook: Texts | undefined }): JSX.Element | null {
  const why = inMyLanguage(item.why);
  const name = inMyLanguage(playbook) || item.playbook;
  return (
    <details class="item-why">
      <summary>{w('why')}</summary>
      {why && <p>{why}</p>}
      {item.guidelines.length > 0 && (
        <p>
          {withColon(w('rules'))} {item.guidelines.join(', ')}
        </p>
      )}
      {(item.scale ?? []).length > 0 && <p>{w('fromScale', { scales: (item.scale ?? []).join(', ') })}</p>}
      <p>
        {w('fromPlaybook', { name })}
        {item.playbookHash && (
          <>
            {' · '}
            <code title={item.playbookHash}>{item.playbookHash.slice(0, 12)}</code>
          </>
        )}
      </p>
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
