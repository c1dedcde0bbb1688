import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { Link } from 'wouter-preact';
import { useLive } from '../live/useLive';
import { CopyLink } from '../shared/CopyLink';
import { useIncident, useTitle } from '../shared/frame';
import { Empty, Loading, Rows, Section } from '../shared/parts';
import type { PageProps } from '../shared/page';
import { Problem } from '../shared/Problem';
import { t } from '../shared/words';
import { MailingRow } from './MailingRow';
import { People } from './People';
import './subscription.css';
import type { SubscriptionPolicy, Subscriptions } from './types';
import { s } from './words';

/** A mailing changes with every mail: too often for hints, so it is looked at while it runs. */
const lookEvery = 5_000;

/** Mails to residents about an incident: numbers, never addresses. */
export default function SubscriptionsPage({ params }: PageProps): JSX.Element {
  const id = params.id ?? '';
  const incident = useIncident(id);
  useTitle(t('navSubscriptions'));
  const all = useLive<Subscriptions>(`/api/incidents/${id}/subscriptions`, {
    touchedBy: (hint) =>
      (hint.incident === id && /^(mailing|subscription|incident)\./.test(hint.kind)) ||
      hint.kind.startsWith('house.'),
  });
  const policy = useLive<SubscriptionPolicy>('/api/subscription-policy', {
    touchedBy: (hint) => hint.kind === 'subscription.policy-changed',
  });
  const { data, refresh } = all;
  const moving = data?.mailings.some((each) => each.state === 'RUNNING' && !each.held) ?? false;
  useEffect(() => {
    if (!moving) return undefined;
    const look = setInterval(() => void refresh(), lookEvery);
    return () => clearInterval(look);
  }, [moving, refresh]);
  return (
    <>
      <div class="page-head subscription-width">
        <h1>{t('navSubscriptions')}</h1>
      </div>
      <div class="stack subscription-width">
        <p class="quiet readable">{s('note')}</p>
        <Problem of={all.problem} onRetry={refresh} nothingTyped />
        {!data && all.loading && <Loading />}
        {data && (
          <>
            {data.problem && (
              <p class="note" role="status">
                {data.problem}
              </p>
            )}
            <Section title={s('people')}>
              <div class="subscription-numbers">
                <People label={s('here')} of={data.here} />
                <People label={s('everywhere')} of={data.everywhere} />
              </div>
              {data.link ? (
                <>
                  <p class="quiet small">{s('linkNote')}</p>
                  <CopyLink link={data.link} label={s('link')} />
                </>
              ) : (
                !data.problem && <p class="quiet small">{s('noLink')}</p>
              )}
            </Section>
            <Section title={s('mailings')}>
              {data.mailings.length === 0 && <Empty>{data.problem ? s('nothing') : s('none')}</Empty>}
              <Rows label={s('mailings')}>
                {data.mailings.map((mailing) => (
                  <MailingRow
                    key={mailing.id}
                    mailing={mailing}
                    incident={incident}
                    perMinute={policy.data?.perMinute}
                    onChanged={refresh}
                  />
                ))}
              </Rows>
            </Section>
            <p>
              <Link href="/subscriptions">{s('settings')}</Link>
            </p>
          </>
        )}
      </div>
    </>
  );
}
