import type { JSX } from 'preact';
import { useLive } from '../live/useLive';
import { platformName } from '../message/platforms';
import { ButtonLink, Button, Dialog, Loading } from '../shared/parts';
import type { Account, Delivery, Page, Platform } from '../shared/types';
import { t } from '../shared/words';
import { correctings, usualCorrection } from './correcting';
import { p } from './words';
import './publishing.css';

/** Before a correction is written: what it will do with what is already out, per channel. */
export function CorrectDialog(props: {
  to: string;
  deliveries: readonly Delivery[];
  onClose: () => void;
}): JSX.Element {
  const platforms = useLive<Page<Platform>>('/api/platforms');
  const accounts = useLive<Page<Account>>('/api/accounts?limit=200');
  const ready = platforms.data && accounts.data;
  const names = (way: (typeof correctings)[number]): string[] => {
    const mine = props.deliveries.filter(
      (each) => usualCorrection(each, platforms.data?.items ?? [], accounts.data?.items ?? []) === way,
    );
    return [...new Set(mine.map((each) => each.accountName ?? platformName(each.platform)))];
  };
  return (
    <Dialog title={p('correctTitle')} onClose={props.onClose}>
      <div class="stack">
        <p>{p('correctWhat')}</p>
        {!ready && !(platforms.problem ?? accounts.problem) && <Loading />}
        {ready &&
          correctings.map((way) => {
            const mine = names(way);
            if (mine.length === 0) return null;
            return (
              <div key={way}>
                <h3>
                  {p(`correct${way}`)} ({mine.length})
                </h3>
                <p>{mine.join(', ')}</p>
              </div>
            );
          })}
        <div class="row-actions">
          <ButtonLink to={props.to} kind="primary">
            {p('correctDo')}
          </ButtonLink>
          <Button onClick={props.onClose}>{t('cancel')}</Button>
        </div>
      </div>
    </Dialog>
  );
}
