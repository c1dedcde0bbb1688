import { withColon } from '../shared/i18n';
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { useLive } from '../live/useLive';
import { useAction } from '../shared/action';
import { api } from '../shared/api';
import { Form, TextArea } from '../shared/Form';
import { Button, Dialog, Rows, Section } from '../shared/parts';
import { Chip } from '../shared/StateChip';
import { Countdown, Time } from '../shared/Time';
import type { Incident, Page } from '../shared/types';
import { t } from '../shared/words';
import { KindChip } from './InjectChip';
import type { Shown } from './types';
import { x } from './words';
import './exercise.css';

/** Who called, wrote or comes in an exercise, and waits for somebody of the team; nothing in what is real. */
export function RoomIncoming({ incident }: { incident: Incident }): JSX.Element | null {
  const exercise = incident.kind === 'EXERCISE';
  const cards = useLive<Page<Shown>>(exercise ? `/api/incidents/${incident.id}/exercise/cards` : null, {
    touchedBy: (hint) => hint.incident === incident.id && hint.kind.startsWith('exercise.'),
  });
  const [all, setAll] = useState(false);
  const items = cards.data?.items ?? [];
  const open = items.filter(({ handledAt }) => !handledAt);
  const done = items.filter(({ handledAt }) => handledAt);
  if (items.length === 0) return null;
  const shown = [
    ...open.filter(({ mine }) => mine),
    ...open.filter(({ mine }) => !mine),
    ...(all ? done : []),
  ];
  return (
    <Section title={`${x('incoming')} (${open.length})`} class="room-incoming">
      <Rows label={x('incoming')}>
        {shown.map((card) => (
          <Card key={card.id} card={card} onChanged={cards.refresh} />
        ))}
      </Rows>
      {done.length > 0 && !all && (
        <button type="button" class="link" onClick={() => setAll(true)}>
          {x('incomingMore', { n: done.length })}
        </button>
      )}
    </Section>
  );
}

function Card({ card, onChanged }: { card: Shown; onChanged: () => Promise<void> }): JSX.Element {
  const [handling, setHandling] = useState(false);
  const role = card.to ? t(`role.${card.to}`) : x('factRole');
  return (
    <li class={`row incoming ${card.mine && !card.handledAt ? 'incoming-mine' : ''}`}>
      <p class="line">
        <KindChip kind={card.kind} />
        <strong>{card.who}</strong>
        {card.handledAt ? (
          <Chip tone="good" shape="check" word={x('handleDo')} />
        ) : (
          <Chip
            tone={card.mine ? 'waiting' : 'neutral'}
            shape={card.mine ? 'diamond' : 'ring'}
            word={card.mine ? x('forYou') : x('for', { role })}
          />
        )}
        <Time at={card.playedAt} />
      </p>
      <p class="incoming-text">{card.text}</p>
      {card.earlier && <p class="note">{x('earlier', { text: card.earlier })}</p>}
      {card.handledAt ? (
        <p class="quiet small">
          {x('handledBy', { name: card.handledBy ?? '' })} <Time at={card.handledAt} /> · {card.handledNote}
        </p>
      ) : (
        <div class="line">
          <Button
            kind={card.mine ? 'primary' : 'quiet'}
            label={`${withColon(x('handle'))} ${card.who ?? ''}`}
            whyNot={card.mine ? undefined : x('handleNotYou', { role })}
            onClick={() => setHandling(true)}
          >
            {x('handle')}
          </Button>
          {card.dueAt && (
            <span>
              {x('within')} <Countdown to={card.dueAt} />
            </span>
          )}
        </div>
      )}
      {handling && <Handle card={card} onClose={() => setHandling(false)} onChanged={onChanged} />}
    </li>
  );
}

function Handle(props: { card: Shown; onClose: () => void; onChanged: () => Promise<void> }): JSX.Element {
  const { card } = props;
  const [note, setNote] = useState('');
  const save = useAction(async () => {
    await api.put(`/api/injects/${card.id}/handled`, { note }, card.version);
    await props.onChanged();
    props.onClose();
  });
  return (
    <Dialog title={`${withColon(x('handle'))} ${card.who ?? ''}`} onClose={props.onClose}>
      <p>{card.text}</p>
      <Form onSubmit={save.run} problem={save.problem} onRefresh={props.onChanged} label={x('handle')}>
        <TextArea
          name="note"
          label={x('handleNote')}
          value={note}
          limit={2000}
          rows={4}
          autoFocus
          onInput={setNote}
        />
        <Button type="submit" kind="primary" busy={save.busy}>
          {x('handleDo')}
        </Button>
      </Form>
    </Dialog>
  );
}
