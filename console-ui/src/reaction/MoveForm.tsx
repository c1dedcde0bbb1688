import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { useLive } from '../live/useLive';
import { useAction } from '../shared/action';
import { api } from '../shared/api';
import { Form, Select } from '../shared/Form';
import { Button } from '../shared/parts';
import { Problem } from '../shared/Problem';
import { iMay } from '../shared/session';
import type { Incident, Page } from '../shared/types';
import type { LinksProps } from './LinksPart';
import { w } from './words';

/** It came in here and is about something else: with what is known of it, it goes to the incident that it is about. */
export function MoveForm({ reaction, incident, reload, onRefresh }: LinksProps): JSX.Element | null {
  const incidents = useLive<Page<Incident>>('/api/incidents?limit=200', { whole: true });
  const [to, setTo] = useState('');
  const move = useAction(async () => {
    await api.put(`/api/reactions/${reaction.id}/incident`, { incident: to }, reaction.version);
    await reload();
  });
  const others = (incidents.data?.items ?? []).filter(
    (other) =>
      other.id !== reaction.incident &&
      other.kind === incident?.kind &&
      other.state !== 'CLOSED' &&
      iMay(['MONITOR', 'SPOKESPERSON'], other),
  );
  if (incidents.data && others.length === 0) return null;
  return (
    <Form onSubmit={move.run} problem={move.problem} onRefresh={onRefresh} label={w('move')}>
      <Problem of={incidents.problem} onRetry={incidents.refresh} nothingTyped />
      <Select
        name="incident"
        label={w('move')}
        help={reaction.rumour ? w('moveRumour') : w('moveHelp')}
        value={to}
        onChange={setTo}
        choices={[
          { value: '', label: w('choose') },
          ...others.map(({ id, title }) => ({ value: id, label: title })),
        ]}
      />
      <div>
        <Button type="submit" busy={move.busy} whyNot={to === '' ? w('chooseFirst') : undefined}>
          {w('moveSave')}
        </Button>
      </div>
    </Form>
  );
}
