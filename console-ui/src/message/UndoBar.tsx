import type { JSX } from 'preact';
import { useAction } from '../shared/action';
import { api } from '../shared/api';
import { now } from '../shared/clock';
import { Button } from '../shared/parts';
import { Problem } from '../shared/Problem';
import { Countdown } from '../shared/Time';
import type { Delivery, Message } from '../shared/types';
import { undoableUntil } from './leaving';
import { m } from './words';

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
  return (
    <div class="note undo" role="status">
      <p class="large">
        {m('undoLeaves')} <Countdown to={until} />
      </p>
      <Button kind="primary" busy={undo.busy} onClick={undo.run}>
        {m('undo')}
      </Button>
      <Problem of={undo.problem} nothingTyped />
    </div>
  );
}
