import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { useLive } from '../live/useLive';
import { useAction } from '../shared/action';
import { api } from '../shared/api';
import { Checkbox } from '../shared/Form';
import { Button, Dialog } from '../shared/parts';
import { Problem } from '../shared/Problem';
import type { Account, Delivery, Message, Page, Platform } from '../shared/types';
import { t } from '../shared/words';
import { wayBack } from './leaving';
import { languageName, platformName } from './platforms';
import { m } from './words';

/** Taking back what is out: per channel what can still be done, said before anything is done. */
export function WithdrawDialog(props: {
  message: Message;
  deliveries: readonly Delivery[];
  onClose: () => void;
  onWithdrawn: () => unknown;
}): JSX.Element {
  const platforms = useLive<Page<Platform>>('/api/platforms');
  const accounts = useLive<Page<Account>>('/api/accounts?limit=200');
  const [sure, setSure] = useState(false);
  const withdraw = useAction(async () => {
    await api.delete(`/api/messages/${props.message.id}/publication`);
    props.onClose();
    await props.onWithdrawn();
  });
  return (
    <Dialog title={m('withdrawTitle')} onClose={props.onClose}>
      <div class="stack">
        <p>{m('withdrawWhat')}</p>
        <ul class="rows" aria-label={m('withdrawPlan')}>
          {props.deliveries.map((delivery) => (
            <li key={delivery.id} class="row">
              <span class="row-title">
                {delivery.accountName ?? platformName(delivery.platform)} · {languageName(delivery.lang)}
              </span>
              <span>{m(`way${wayBack(delivery, platforms.data?.items ?? [], accounts.data?.items)}`)}</span>
            </li>
          ))}
        </ul>
        <Checkbox label={m('withdrawSure')} checked={sure} onChange={setSure} />
        <Problem of={withdraw.problem} nothingTyped />
        <div class="row-actions">
          <Button
            kind="danger"
            busy={withdraw.busy}
            whyNot={sure ? undefined : m('withdrawTickFirst')}
            onClick={withdraw.run}
          >
            {m('withdraw')}
          </Button>
          <Button onClick={props.onClose}>{t('cancel')}</Button>
        </div>
      </div>
    </Dialog>
  );
}
