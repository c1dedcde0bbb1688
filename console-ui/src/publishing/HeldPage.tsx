import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { useLive } from '../live/useLive';
import { useDeliveries } from '../message/useMessage';
import { useTitle } from '../shared/frame';
import { houseHold } from '../shared/houseHold';
import { Empty, Loading, Section } from '../shared/parts';
import { Problem } from '../shared/Problem';
import type { Incident, Page } from '../shared/types';
import { DeliveryRows } from './DeliveryRows';
import { together } from './together';
import { p } from './words';
import '../message/message.css';

/** What a stop held back, of every incident: let go one by one, never all at once. */
export default function HeldPage(): JSX.Element {
  useTitle(p('heldTitle'));
  const incidents = useLive<Page<Incident>>('/api/incidents?limit=200', {
    touchedBy: (hint) => hint.kind.startsWith('incident.'),
  });
  const [counts, setCounts] = useState<Record<string, number>>({});
  const open = incidents.data?.items.filter(({ state }) => state !== 'CLOSED') ?? [];
  const known = open.every(({ id }) => counts[id] !== undefined);
  const total = open.reduce((sum, { id }) => sum + (counts[id] ?? 0), 0);
  return (
    <div class="stack">
      <h1>{p('heldTitle')}</h1>
      <p class="readable">{p('heldIntro')}</p>
      {houseHold.value?.held && <p class="note">{p('heldFirst')}</p>}
      <Problem of={incidents.problem} onRetry={incidents.refresh} nothingTyped />
      {incidents.data === undefined && incidents.loading && <Loading />}
      {incidents.data && known && total === 0 && <Empty>{p('heldNone')}</Empty>}
      {open.map((incident) => (
        <HeldOf
          key={incident.id}
          incident={incident}
          onCount={(n) =>
            setCounts((before) => (before[incident.id] === n ? before : { ...before, [incident.id]: n }))
          }
        />
      ))}
    </div>
  );
}

function HeldOf(props: { incident: Incident; onCount: (n: number) => void }): JSX.Element | null {
  const { incident, onCount } = props;
  const deliveries = useDeliveries(incident.id);
  const held = deliveries.data?.items.filter((each) => each.held) ?? [];
  const n = deliveries.data ? held.length : undefined;
  const tell = useRef(onCount);
  tell.current = onCount;
  useEffect(() => {
    if (n !== undefined) tell.current(n);
  }, [n]);
  if (held.length === 0) return <Problem of={deliveries.problem} onRetry={deliveries.refresh} nothingTyped />;
  return (
    <Section title={`${incident.title} (${together(held).length})`}>
      <DeliveryRows
        deliveries={held}
        incident={incident}
        label={incident.title}
        withMessage
        onChanged={deliveries.refresh}
      />
    </Section>
  );
}
