import type { JSX } from 'preact';
import { useAction } from '../shared/action';
import { api } from '../shared/api';
import { now } from '../shared/clock';
import { Button } from '../shared/parts';
import { Problem } from '../shared/Problem';
import { session } from '../shared/session';
import { Countdown, Time } from '../shared/Time';
import type { Delivery, Message } from '../shared/types';
import { undoableUntil } from './leaving';
import { p } from './words';

/** While nothing has left: when the first text leaves, and the way back (guideline V32). Gone once something left. */
export function UndoBar(props: {
  message: Message;
  deliveries: readonly Delivery[];
  onUndone: () => unknown;
}): JSX.Element | null {
  const { message, deliveries } = props;
  const undo = useAction(async () => {
    await api.delete(`/api/messages/${message.id}/publication`);
    await props.onUndone();
  });
  const until = undoableUntil(deliveries, now.value);
  if (until === undefined) return <Problem of={undo.problem} nothingTyped />;
  const wait = (session.value?.house.undoSeconds ?? 10) * 1000;
  const left = Date.parse(until) - now.value;
  return (
    <div class="note undo" role="status">
      <p class="undo-when">
        {p('undoLeaves')} <Countdown to={until} />
      </p>
      {left <= wait ? (
        <progress class="undo-left" value={left} max={wait} aria-hidden="true" />
      ) : (
        <Time at={until} />
      )}
      <Button kind="primary" busy={undo.busy} onClick={undo.run}>
        {p('undo')}
      </Button>
      <span class="small">{p('undoWhat')}</span>
      <Problem of={undo.problem} nothingTyped />
    </div>
  );
}
