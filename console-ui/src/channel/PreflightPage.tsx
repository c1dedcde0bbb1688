import type { JSX } from 'preact';
import { Link } from 'wouter-preact';
import { useAction } from '../shared/action';
import { api } from '../shared/api';
import { useIncident, useTitle } from '../shared/frame';
import type { PageProps } from '../shared/page';
import { Button, Empty, Loading } from '../shared/parts';
import { Problem } from '../shared/Problem';
import { iMay } from '../shared/session';
import type { Preflight } from '../shared/types';
import { t } from '../shared/words';
import { worstFirst } from './preflight';
import { PreflightList } from './PreflightList';
import { usePreflight } from './usePreflight';
import { c } from './words';
import './channel.css';

/** Whether every account that this incident needs works, tried when it opened and whenever somebody asks. */
export default function PreflightPage({ params }: PageProps): JSX.Element {
  const id = params.id ?? '';
  const incident = useIncident(params.id);
  useTitle(t('navPreflight'));
  const preflight = usePreflight(id);
  const again = useAction(async () => {
    preflight.set(await api.post<Preflight>(`/api/incidents/${id}/preflight`));
  });
  const { data } = preflight;
  const may = iMay(['LEAD', 'SPOKESPERSON', 'ADMIN'], incident);
  return (
    <div class="stack account-width">
      <div class="page-head">
        <h1>{t('navPreflight')}</h1>
        <Button
          kind="primary"
          busy={again.busy || data?.running === true}
          whyNot={may ? undefined : c('testOnly')}
          onClick={again.run}
        >
          {c('preflightAgain')}
        </Button>
      </div>
      <p class="large" role="status">
        {data && <strong>{c('preflightReady', { ready: data.ready, total: data.total })}</strong>}{' '}
        {data?.running && c('preflightRunning')}
      </p>
      <p class="quiet">{c('preflightWhat')}</p>
      <Problem of={preflight.problem} onRetry={preflight.refresh} nothingTyped />
      <Problem of={again.problem} nothingTyped />
      {data === undefined && preflight.loading && <Loading />}
      {data?.items.length === 0 && <Empty>{c('preflightNone')}</Empty>}
      {data && data.items.length > 0 && <PreflightList items={worstFirst(data.items)} />}
      <p>
        <Link href="/accounts">{t('navAccounts')}</Link>
      </p>
    </div>
  );
}
