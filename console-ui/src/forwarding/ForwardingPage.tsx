import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { useLocation, useSearch } from 'wouter-preact';
import { useLive } from '../live/useLive';
import { useIncident, useTitle } from '../shared/frame';
import { Button, Empty, Loading, News, Row, Rows } from '../shared/parts';
import type { PageProps } from '../shared/page';
import { Problem } from '../shared/Problem';
import { iMay } from '../shared/session';
import { Chip } from '../shared/StateChip';
import { Time } from '../shared/Time';
import type { BoardMessage, ForwardRequest, Incident, Page } from '../shared/types';
import { t } from '../shared/words';
import { AskForm } from './AskForm';
import './forwarding.css';
import { keepLeft } from './left';
import { summaryOf, toTell } from './recipients';
import { f } from './words';

/** Who was asked to pass official messages on (guidelines V17, H30). `?message=` opens the form for one. */
export default function ForwardingPage({ params }: PageProps): JSX.Element {
  const id = params.id ?? '';
  const incident = useIncident(id);
  useTitle(t('navForwarding'));
  const [, go] = useLocation();
  const wanted = new URLSearchParams(useSearch()).get('message') ?? '';
  const [asking, setAsking] = useState(wanted !== '');
  const requests = useLive<Page<ForwardRequest>>(`/api/incidents/${id}/forward-requests`, {
    touchedBy: (hint) => hint.incident === id && hint.kind.startsWith('forward.'),
    keep: asking,
  });
  const messages = useLive<Page<BoardMessage>>(`/api/incidents/${id}/messages`, {
    touchedBy: (hint) => hint.incident === id && hint.kind.startsWith('message.'),
    keep: asking,
  });
  const published = messages.data?.items.filter((message) => message.state === 'PUBLISHED');
  return (
    <>
      <div class="page-head forward-width">
        <h1>{t('navForwarding')}</h1>
        {!asking && (
          <Button kind="primary" whyNot={whyNotAsk(incident, published)} onClick={() => setAsking(true)}>
            {f('ask')}
          </Button>
        )}
      </div>
      <div class="stack forward-width">
        <p class="quiet">{f('note')}</p>
        {asking && incident && published && (
          <AskForm
            incident={incident}
            messages={published}
            wanted={wanted}
            onCancel={() => setAsking(false)}
            onAsked={(request) => {
              keepLeft(request);
              go(`/forwarding/${request.id}`);
            }}
          />
        )}
        <News n={requests.news} onShow={requests.show} />
        <Problem of={requests.problem ?? messages.problem} onRetry={requests.refresh} nothingTyped />
        {!requests.data && requests.loading && <Loading />}
        {requests.data?.items.length === 0 && !asking && (
          <Empty>
            {f('none')} {f('noneDo')}
          </Empty>
        )}
        <Rows label={t('navForwarding')}>
          {requests.data?.items.map((request) => (
            <RequestRow
              key={request.id}
              request={request}
              title={
                request.messageTitle ??
                messages.data?.items.find((each) => each.id === request.message)?.title ??
                f('requestTitle')
              }
            />
          ))}
        </Rows>
      </div>
    </>
  );
}

function whyNotAsk(
  incident: Incident | undefined,
  published: readonly BoardMessage[] | undefined,
): string | undefined {
  if (!incident || !published) return undefined;
  if (!iMay(['OFFICIAL', 'SPOKESPERSON'], incident)) return f('mayNot');
  if (incident.state === 'CLOSED') return f('closedIncident');
  return published.length === 0 ? f('nothingOut') : undefined;
}

function RequestRow({ request, title }: { request: ForwardRequest; title: string }): JSX.Element {
  const { asked, shared, waiting, failed } = summaryOf(request);
  const more = (request.posts ?? []).filter(({ follows }) => !follows).length - 1;
  const tell = toTell(request).length;
  return (
    <Row
      to={`/forwarding/${request.id}`}
      title={more > 0 ? f('titleMore', { title, n: more }) : title}
      state={request.stoppedAt && <Chip tone="bad" shape="square" word={f('stopped')} />}
    >
      <span>{f('asked', { n: asked })}</span>
      {shared > 0 && <strong>{f('shared', { n: shared })}</strong>}
      {waiting > 0 && <span>{f('waiting', { n: waiting })}</span>}
      {request.reach !== undefined && <span>{f('declaredReach', { n: request.reach })}</span>}
      {tell > 0 && <span class="forward-failed">✕ {f('tellTitle', { n: tell })}</span>}
      {failed > 0 && <span class="forward-failed">✕ {f('failed', { n: failed })}</span>}
      <span>
        {f('askedBy', { name: request.createdBy ?? '' })} <Time at={request.createdAt} />
      </span>
    </Row>
  );
}
