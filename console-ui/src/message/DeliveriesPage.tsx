import type { JSX } from 'preact';
import { useIncident, useTitle } from '../shared/frame';
import type { PageProps } from '../shared/page';
import { Empty, Loading, Rows, Section } from '../shared/parts';
import { Problem } from '../shared/Problem';
import type { Delivery } from '../shared/types';
import { t } from '../shared/words';
import { DeliveryRow } from './DeliveryRow';
import { needsSomebody, sums } from './leaving';
import { useDeliveries } from './useMessage';
import { m } from './words';
import './message.css';

/** Everything of an incident that left or is to leave; what needs a person stands first. */
export default function DeliveriesPage({ params }: PageProps): JSX.Element {
  const incident = useIncident(params.id);
  useTitle(t('navDeliveries'));
  const deliveries = useDeliveries(params.id);
  const items = deliveries.data?.items ?? [];
  const first = items.filter(needsSomebody);
  const rest = items.filter((each) => !needsSomebody(each));
  const list = (title: string, part: readonly Delivery[]): JSX.Element | null =>
    part.length === 0 ? null : (
      <Section title={`${title} (${part.length})`}>
        <Rows label={title}>
          {part.map((delivery) => (
            <DeliveryRow
              key={delivery.id}
              delivery={delivery}
              incident={incident}
              withMessage
              onChanged={deliveries.refresh}
            />
          ))}
        </Rows>
      </Section>
    );
  return (
    <div class="stack">
      <div class="page-head">
        <h1>{t('navDeliveries')}</h1>
        {items.length > 0 && <DeliverySums deliveries={items} />}
      </div>
      {incident?.held && (
        <p class="problem">
          <strong>{m('allHeld')}</strong> {incident.heldReason}
        </p>
      )}
      <Problem of={deliveries.problem} onRetry={deliveries.refresh} nothingTyped />
      {deliveries.data === undefined && deliveries.loading && <Loading />}
      {deliveries.data !== undefined && items.length === 0 && <Empty>{m('deliveriesNone')}</Empty>}
      {list(m('needsSomebody'), first)}
      {list(m('restOfDeliveries'), rest)}
    </div>
  );
}

/** "6 van 7 verstuurd · 1 probleem · 2 met de hand". */
export function DeliverySums({ deliveries }: { deliveries: readonly Delivery[] }): JSX.Element {
  const { total, out, trouble, byHand, under } = sums(deliveries);
  return (
    <p class="line" role="status">
      <strong>{m('sumOut', { out, total })}</strong>
      {under > 0 && <span>{m('sumUnder', { n: under })}</span>}
      {byHand > 0 && <span>{m('sumByHand', { n: byHand })}</span>}
      {trouble > 0 && <span class="error">{m('sumTrouble', { n: trouble })}</span>}
    </p>
  );
}
