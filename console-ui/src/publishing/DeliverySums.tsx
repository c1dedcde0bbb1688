import type { JSX } from 'preact';
import type { Delivery } from '../shared/types';
import { sums } from './leaving';
import { p } from './words';

/** "6 van 7 verstuurd · 1 probleem · 2 met de hand". Announced, unless it is one of many on the screen. */
export function DeliverySums(props: { deliveries: readonly Delivery[]; quiet?: boolean }): JSX.Element {
  const { total, out, trouble, byHand, under, held } = sums(props.deliveries);
  return (
    <p class="line sums" role={props.quiet ? undefined : 'status'}>
      <strong>{p('sumOut', { out, total })}</strong>
      {under > 0 && <span>{p('sumUnder', { n: under })}</span>}
      {held > 0 && <span>{p('sumHeld', { n: held })}</span>}
      {byHand > 0 && <span>{p('sumByHand', { n: byHand })}</span>}
      {trouble > 0 && <span class="error">{p('sumTrouble', { n: trouble })}</span>}
    </p>
  );
}
