import type { JSX } from 'preact';
import { Rows } from '../shared/parts';
import type { Delivery, Incident } from '../shared/types';
import { DeliveryRow } from './DeliveryRow';
import { together } from './together';

/** Deliveries in the order given; languages that wait for a person for the same reason are one row. */
export function DeliveryRows(props: {
  deliveries: readonly Delivery[];
  incident: Incident | undefined;
  label: string | undefined;
  /** In a list over several messages: which message each is of. */
  withMessage?: boolean;
  onChanged: () => unknown;
}): JSX.Element {
  const { incident, withMessage, onChanged } = props;
  return (
    <Rows label={props.label}>
      {together(props.deliveries, incident?.languages).map((group) => (
        <DeliveryRow
          key={group[0].id}
          deliveries={group}
          incident={incident}
          withMessage={withMessage}
          onChanged={onChanged}
        />
      ))}
    </Rows>
  );
}
