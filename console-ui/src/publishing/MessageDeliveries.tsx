import type { JSX } from 'preact';
import { Section } from '../shared/parts';
import type { Delivery, Incident } from '../shared/types';
import { t } from '../shared/words';
import { DeliveryBoard } from './DeliveryBoard';
import { DeliveryRows } from './DeliveryRows';
import { DeliverySums } from './DeliverySums';
import { whatNeedsSomebody } from './leaving';
import { p } from './words';

/** What became of one message: what needs a person with its actions, then every account. */
export function MessageDeliveries(props: {
  deliveries: readonly Delivery[];
  incident: Incident | undefined;
  onChanged: () => unknown;
}): JSX.Element | null {
  const { deliveries } = props;
  if (deliveries.length === 0) return null;
  const first = whatNeedsSomebody(deliveries);
  return (
    <Section title={t('navDeliveries')} aside={<DeliverySums deliveries={deliveries} />}>
      {first.length > 0 && (
        <div class="needs">
          <DeliveryRows
            deliveries={first}
            incident={props.incident}
            label={p('needsSomebody')}
            onChanged={props.onChanged}
          />
        </div>
      )}
      <DeliveryBoard {...props} single />
    </Section>
  );
}
