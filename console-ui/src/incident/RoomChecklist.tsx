import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Link } from 'wouter-preact';
import { useAction } from '../shared/action';
import { api } from '../shared/api';
import { Checkbox } from '../shared/Form';
import { inMyLanguage } from '../shared/i18n';
import { Section } from '../shared/parts';
import { byDue, isEscalated, waits, wasSettled } from '../playbook/order';
import { Problem } from '../shared/Problem';
import { iMay } from '../shared/session';
import { Chip } from '../shared/StateChip';
import { Countdown } from '../shared/Time';
import type { ChecklistItem, Incident } from '../shared/types';
import { t } from '../shared/words';
import { w } from './words';

const few = 6;

interface ListProps {
  incident: Incident;
  items: readonly ChecklistItem[];
  onChanged: (item: ChecklistItem) => void;
  onStale: () => unknown;
}

/** The next things to do, to be ticked here. What I ticked stays, so that a slip can be undone. */
export function RoomChecklist({ incident, items, onChanged, onStale }: ListProps): JSX.Element {
  const [touched, setTouched] = useState<readonly string[]>([]);
  const settled = items.filter(wasSettled).length;
  const left = items.some(({ state }) => state === 'OPEN');
  const next = items
    // What waits for others cannot be ticked: it shows up here once its time has come.
    .filter((item) => (item.state === 'OPEN' && !waits(item)) || touched.includes(item.id))
    .sort(byDue)
    .slice(0, few + touched.length);
  const may =
    incident.state !== 'CLOSED' &&
    iMay(['AUTHOR', 'APPROVER', 'SPOKESPERSON', 'MONITOR', 'EXPERT', 'OFFICIAL'], incident);
  return (
    <Section
      title={w('checklistTitle')}
      aside={<span class="quiet small">{w('checklistDone', { done: settled, total: items.length })}</span>}
    >
      {items.length > 0 && (
        <progress class="room-progress" value={settled} max={items.length} aria-label={w('checklistTitle')} />
      )}
      {items.length > 0 && !left && <p class="quiet">{w('checklistNothing')}</p>}
      <ul class="room-checks">
        {next.map((item) => (
          <Item
            key={item.id}
            item={item}
            may={may}
            onChanged={(changed) => {
              setTouched((before) => [...before.filter((id) => id !== changed.id), changed.id]);
              onChanged(changed);
            }}
            onStale={onStale}
          />
        ))}
      </ul>
      <p>
        <Link href={`/i/${incident.id}/checklist`}>{w('checklistAll')}</Link>
      </p>
    </Section>
  );
}

function Item(props: {
  item: ChecklistItem;
  may: boolean;
  onChanged: (item: ChecklistItem) => void;
  onStale: () => unknown;
}): JSX.Element {
  const { item } = props;
  const [wanted, setWanted] = useState(false);
  const settle = useAction(async (done: boolean) => {
    setWanted(done);
    const state = done ? 'DONE' : 'OPEN';
    props.onChanged(await api.put<ChecklistItem>(`/api/checklist-items/${item.id}`, { state }, item.version));
  });
  const title = inMyLanguage(item.title);
  const names = (item.assigned ?? [])
    .filter(({ deputy }) => !deputy)
    .map(({ name }) => name)
    .join(', ');
  const more = (
    <>
      {isEscalated(item) && (
        <>
          <Chip tone="bad" shape="triangle" word={w('checklistEscalated')} />{' '}
        </>
      )}
      {item.role && t(`role.${item.role}`)}
      {names.length > 0 && `: ${names}`}
      {item.role && item.dueAt && item.state === 'OPEN' && ' · '}
      {item.dueAt && item.state === 'OPEN' && <Countdown to={item.dueAt} />}
    </>
  );
  return (
    <li>
      {props.may ? (
        <Checkbox
          label={title}
          help={more}
          checked={settle.busy ? wanted : item.state !== 'OPEN'}
          onChange={(done) => void settle.run(done)}
        />
      ) : (
        <p>
          {title} <span class="quiet small">{more}</span>
        </p>
      )}
      <Problem of={settle.problem} onRefresh={props.onStale} nothingTyped />
    </li>
  );
}
