import type { JSX } from 'preact';
import { languageName, platformName } from '../message/platforms';
import { m } from '../message/words';
import { useAction } from '../shared/action';
import { api } from '../shared/api';
import { now } from '../shared/clock';
import { isHeld } from '../shared/houseHold';
import { Button, Row } from '../shared/parts';
import { Problem } from '../shared/Problem';
import { iMay } from '../shared/session';
import { Countdown, Time } from '../shared/Time';
import type { Delivery, Incident } from '../shared/types';
import { Letters } from './Letters';
import { markOf } from './mark';
import { MarkChip } from './MarkChip';
import { ByHand, Unclear } from './Outcome';
import { p } from './words';

interface Props {
  delivery: Delivery;
  incident: Incident | undefined;
  /** In a list over several messages: which message. */
  withMessage?: boolean;
  onChanged: () => unknown;
}

/** One text on its way to one account: where it is, what is wrong, and what a person can do about it. */
export function DeliveryRow({ delivery, incident, withMessage, onChanged }: Props): JSX.Element {
  const name = delivery.accountName ?? platformName(delivery.platform);
  const mark = markOf(delivery, now.value);
  return (
    <Row
      title={withMessage && delivery.messageTitle ? `${delivery.messageTitle} → ${name}` : name}
      to={withMessage ? `/messages/${delivery.message}` : undefined}
      state={<MarkChip mark={mark} />}
    >
      <div class="delivery">
        <p class="row-more">
          {name !== platformName(delivery.platform) && <span>{platformName(delivery.platform)}</span>}
          <span>{languageName(delivery.lang)}</span>
          <When delivery={delivery} />
          {delivery.attempts > 1 && <span>{p('attempts', { n: delivery.attempts })}</span>}
          {delivery.parts && <Parts parts={delivery.parts} />}
          {delivery.url && (
            <a href={delivery.url} target="_blank" rel="noreferrer">
              {p('seeLive')}
            </a>
          )}
        </p>
        <WhatItDoes delivery={delivery} />
        {delivery.problem && <p class="error">{delivery.problem}</p>}
        {delivery.next && (
          <p>
            <strong>{p('nextStep')}</strong> {delivery.next}
          </p>
        )}
        {delivery.state === 'DONE' && (delivery.manualBy ?? delivery.proof) && (
          <p class="small">
            {delivery.manualBy} {delivery.proof && `· ${delivery.proof}`}
          </p>
        )}
        <Acts delivery={delivery} incident={incident} name={name} onChanged={onChanged} />
        {delivery.text && (
          <details class="small">
            <summary>{m('theText')}</summary>
            <p class="preview-text pre" lang={delivery.lang}>
              {delivery.text}
            </p>
          </details>
        )}
      </div>
    </Row>
  );
}

/** What it does with an earlier post, and whether it is the notice of a withdrawal. */
function WhatItDoes({ delivery }: { delivery: Delivery }): JSX.Element | null {
  const action = delivery.action ?? 'POST';
  if (action === 'POST' && !delivery.notice) return null;
  return (
    <p class="small">
      {delivery.notice && <span>{p('isNotice')} </span>}
      {action !== 'POST' && <span>{p(`does${action}`)} </span>}
      {delivery.targetUrl && (
        <a href={delivery.targetUrl} target="_blank" rel="noreferrer">
          {p('earlierPost')}
        </a>
      )}
    </p>
  );
}

function Acts(props: {
  delivery: Delivery;
  incident: Incident | undefined;
  name: string;
  onChanged: () => unknown;
}): JSX.Element | null {
  const { delivery, incident, name, onChanged } = props;
  const retry = useAction(async () => {
    await api.post(`/api/deliveries/${delivery.id}/retry`);
    await onChanged();
  });
  const whyNot = iMay(['SPOKESPERSON'], incident) ? undefined : m('onlySpokespersons');
  const stopped = isHeld(incident) ? p('stillHeld') : undefined;
  const again = (word: 'release' | 'retry'): JSX.Element => (
    <>
      <Problem of={retry.problem} nothingTyped />
      <Button
        small
        busy={retry.busy}
        whyNot={whyNot ?? stopped}
        onClick={retry.run}
        label={`${p(word)}: ${name} (${delivery.lang})`}
      >
        {p(word)}
      </Button>
    </>
  );
  if (delivery.held) return again('release');
  switch (delivery.state) {
    case 'REFUSED':
      return again('retry');
    case 'UNCLEAR':
      return <Unclear delivery={delivery} name={name} whyNot={whyNot} onChanged={onChanged} />;
    case 'TODO':
      return (
        <ByHand
          delivery={delivery}
          name={name}
          whyNot={
            iMay(['SPOKESPERSON', 'AUTHOR', 'MONITOR', 'OFFICIAL'], incident) ? undefined : p('onlyTeam')
          }
          onChanged={onChanged}
        />
      );
    default:
      return null;
  }
}

function When({ delivery }: { delivery: Delivery }): JSX.Element | null {
  const waits = delivery.state === 'QUEUED' || delivery.state === 'RETRYING';
  if (delivery.held) return delivery.validUntil ? <Until at={delivery.validUntil} /> : null;
  if (delivery.sentAt) {
    return (
      <>
        <Time at={delivery.sentAt} />
        {delivery.readAt && (
          <span>
            {p('readBack')} <Time at={delivery.readAt} />
          </span>
        )}
      </>
    );
  }
  if (!waits) return <Time at={delivery.changedAt} />;
  return (
    <>
      {delivery.restsUntil && Date.parse(delivery.restsUntil) > now.value ? (
        <span>
          {p('restsUntil')} <Countdown to={delivery.restsUntil} />
        </span>
      ) : (
        delivery.dueAt && (
          <span>
            {p('leaves')} <Countdown to={delivery.dueAt} />
          </span>
        )
      )}
      {delivery.validUntil && <Until at={delivery.validUntil} />}
    </>
  );
}

function Until({ at }: { at: string }): JSX.Element {
  return (
    <span>
      {p('validUntil')} <Time at={at} />
    </span>
  );
}

function Parts({ parts }: { parts: NonNullable<Delivery['parts']> }): JSX.Element {
  const trouble = parts.refused + parts.unclear;
  return (
    <span>
      <Letters sent={parts.sent} total={parts.total} />
      {trouble > 0 && <strong class="error"> · {p('partsTrouble', { n: trouble })}</strong>}
    </span>
  );
}
