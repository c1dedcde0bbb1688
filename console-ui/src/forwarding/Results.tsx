import type { JSX } from 'preact';
import { api } from '../shared/api';
import { Row, Rows, Section } from '../shared/parts';
import type { ForwardRequest } from '../shared/types';
import { ByHand } from './ByHand';
import { stopSummaryOf, summaryOf, toTell } from './recipients';
import { f } from './words';

/** How far a request has come, in numbers of people and never per person. */
export function Totals({ request }: { request: ForwardRequest }): JSX.Element {
  const { asked, sent, opened, shared, declined, failed } = summaryOf(request);
  return (
    <p class="line">
      <span>{f('asked', { n: asked })}</span>
      <span>{f('sent', { n: sent })}</span>
      <span>{f('opened', { n: opened })}</span>
      <strong>{f('shared', { n: shared })}</strong>
      {declined > 0 && <span>{f('declined', { n: declined })}</span>}
      {failed > 0 && <span class="forward-failed">✕ {f('failed', { n: failed })}</span>}
    </p>
  );
}

/** Where it was shared over all people, and how many they say are there. */
export function Places({ request }: { request: ForwardRequest }): JSX.Element | null {
  if (!request.places || request.places.length === 0) return null;
  return (
    <Section title={f('places')}>
      {request.reach !== undefined && (
        <p>
          <strong>{f('reach', { n: request.reach })}</strong> <span class="quiet">{f('reachNote')}</span>
        </p>
      )}
      <ul class="forward-places">
        {request.places.map(({ name, times, reach }) => (
          <li key={name}>
            <strong>{name}</strong> {f('times', { n: times })}
            {reach !== undefined && ` · ${f('declaredReach', { n: reach })}`}
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** Who knows that a message no longer holds, and whom only a person can tell. */
export function StopState(props: {
  request: ForwardRequest;
  exercise: boolean;
  onDone: () => Promise<void>;
}): JSX.Element | null {
  const { request } = props;
  const { all, told, seen, cleared } = stopSummaryOf(request);
  if (all === 0) return null;
  const byHand = toTell(request);
  return (
    <Section title={f('stopTitle')}>
      <p class="line">
        <span>{f('stopAll', { n: all })}</span>
        <span>{f('stopToldN', { n: told })}</span>
        <strong>{f('stopSeenN', { n: seen })}</strong>
        <span>{f('stopClearedN', { n: cleared })}</span>
      </p>
      {byHand.length > 0 && (
        <>
          <p class="forward-failed">{f('tellTitle', { n: byHand.length })}</p>
          <Rows label={f('tellTitle', { n: byHand.length })}>
            {byHand.map(({ recipient, notice }) => (
              <Row key={notice.id} title={recipient.name}>
                {notice.text ? (
                  <ByHand
                    name={recipient.name}
                    text={notice.text}
                    phone={recipient.phone}
                    exercise={props.exercise}
                    done={f('told')}
                    onDone={async () => {
                      await api.post(`/api/forward-requests/${request.id}/notices/${notice.id}/told`);
                      await props.onDone();
                    }}
                  />
                ) : (
                  <span>{f('tellNotMine')}</span>
                )}
              </Row>
            ))}
          </Rows>
        </>
      )}
    </Section>
  );
}
