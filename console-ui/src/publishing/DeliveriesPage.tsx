import type { JSX } from 'preact';
import { useDeliveries } from '../message/useMessage';
import { useIncident, useTitle } from '../shared/frame';
import type { PageProps } from '../shared/page';
import { Empty, Loading, Section } from '../shared/parts';
import { Problem } from '../shared/Problem';
import { t } from '../shared/words';
import { DeliveryBoard } from './DeliveryBoard';
import { DeliveryRows } from './DeliveryRows';
import { DeliverySums } from './DeliverySums';
import { whatNeedsSomebody } from './leaving';
import { together } from './together';
import { p } from './words';
import '../message/message.css';

/** Everything of an incident that left or is to leave: what needs a person, then each message on each account. */
export default function DeliveriesPage({ params }: PageProps): JSX.Element {
  const incident = useIncident(params.id);
  useTitle(t('navDeliveries'));
  const deliveries = useDeliveries(params.id);
  const items = deliveries.data?.items ?? [];
  const first = whatNeedsSomebody(items);
  return (
    <div class="stack">
      <div class="page-head">
        <h1>{t('navDeliveries')}</h1>
        {items.length > 0 && (
          <div class="large">
            <DeliverySums deliveries={items} />
          </div>
        )}
      </div>
      {incident?.held && (
        <p class="problem">
          <strong>{p('allHeld')}</strong> {incident.heldReason}
        </p>
      )}
      <Problem of={deliveries.problem} onRetry={deliveries.refresh} nothingTyped />
      {deliveries.data === undefined && deliveries.loading && <Loading />}
      {deliveries.data !== undefined && items.length === 0 && <Empty>{p('deliveriesNone')}</Empty>}
      {first.length > 0 && (
        <Section title={`${p('needsSomebody')} (${together(first).length})`} class="needs">
          <DeliveryRows
            deliveries={first}
            incident={incident}
            label={p('needsSomebody')}
            withMessage
            onChanged={deliveries.refresh}
          />
        </Section>
      )}
      {items.length > 0 && first.length === 0 && <p class="quiet">{p('needsNobody')}</p>}
      {items.length > 0 && (
        <Section title={p('board')}>
          <DeliveryBoard deliveries={items} incident={incident} onChanged={deliveries.refresh} />
        </Section>
      )}
    </div>
  );
}
