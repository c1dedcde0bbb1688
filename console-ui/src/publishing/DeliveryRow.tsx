import { withColon } from '../shared/i18n';
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
import { lettersOf } from './board';
import { ByHand } from './ByHand';
import { Letters } from './Letters';
import { markOf } from './mark';
import { MarkChip } from './MarkChip';
import type { Together } from './together';
import { Unclear } from './Unclear';
import { p } from './words';

interface Props {
  /** One delivery, or one text in several languages that wait for a person for the same reason. */
  deliveries: Together;
  incident: Incident | undefined;
  /** In a list over several messages: which message. */
  withMessage?: boolean;
  onChanged: () => unknown;
}

/** One text on its way to one account: where it is, what is wrong, and what a person can do about it. */
export function DeliveryRow({ deliveries, incident, withMessage, onChanged }: Props): JSX.Element {
  const [first] = deliveries;
  const name = first.accountName ?? platformName(first.platform);
  const attempts = Math.max(...deliveries.map((each) => each.attempts));
  return (
    <Row
      title={withMessage && first.messageTitle ? `${first.messageTitle} → ${name}` : name}
      to={withMessage ? `/messages/${first.message}` : undefined}
      state={<MarkChip mark={markOf(first, now.value)} />}
    >
      <div class="delivery">
        <p class="row-more">
          {name !== platformName(first.platform) && <span>{platformName(first.platform)}</span>}
          <span>{deliveries.map(({ lang }) => languageName(lang)).join(', ')}</span>
          <When delivery={first} />
          {attempts > 1 && <span>{p('attempts', { n: attempts })}</span>}
          <Parts deliveries={deliveries} />
          <LiveLinks deliveries={deliveries} />
        </p>
        <WhatItDoes deliveries={deliveries} />
        {first.problem && <p class="error">{first.problem}</p>}
        {first.next && (
          <p>
            <strong>{p('nextStep')}</strong> {first.next}
          </p>
        )}
        {first.state === 'DONE' && (first.manualBy ?? first.proof) && (
          <p class="small">
            {first.manualBy} {first.proof && `· ${first.proof}`}
          </p>
        )}
        <Acts deliveries={deliveries} incident={incident} name={name} onChanged={onChanged} />
        {first.state !== 'TODO' && <TheText deliveries={deliveries} />}
      </div>
    </Row>
  );
}

function TheText({ deliveries }: { deliveries: Together }): JSX.Element | null {
  const texts = deliveries.filter(({ text }) => text !== undefined);
  if (texts.length === 0) return null;
  return (
    <details class="small">
      <summary>{m('theText')}</summary>
      {texts.map(({ id, lang, text }) => (
        <p key={id} class="preview-text pre" lang={lang}>
          {text}
        </p>
      ))}
    </details>
  );
}

function LiveLinks({ deliveries }: { deliveries: Together }): JSX.Element {
  return (
    <>
      {deliveries.map(({ id, url, lang }) => (
        <Away key={id} to={url} word={deliveries.length > 1 ? `${p('seeLive')} (${lang})` : p('seeLive')} />
      ))}
    </>
  );
}

function Away({ to, word }: { to: string | undefined; word: string }): JSX.Element | null {
  if (to === undefined) return null;
  return (
    <a href={to} target="_blank" rel="noreferrer">
      {word}
    </a>
  );
}

/** What it does with an earlier post, and whether it is the notice of a withdrawal. */
function WhatItDoes({ deliveries }: { deliveries: Together }): JSX.Element | null {
  const [{ notice, action = 'POST' }] = deliveries;
  if (action === 'POST' && !notice) return null;
  return (
    <p class="small">
      {notice && <span>{p('isNotice')} </span>}
      {action !== 'POST' && <span>{p(`does${action}`)} </span>}
      {deliveries.map(({ id, targetUrl, lang }) => (
        <Away
          key={id}
          to={targetUrl}
          word={deliveries.length > 1 ? `${p('earlierPost')} (${lang})` : p('earlierPost')}
        />
      ))}
    </p>
  );
}

function Acts(props: {
  deliveries: Together;
  incident: Incident | undefined;
  name: string;
  onChanged: () => unknown;
}): JSX.Element | null {
  const { deliveries, incident, name, onChanged } = props;
  const [first] = deliveries;
  const retry = useAction(async () => {
    try {
      for (const { id } of deliveries) await api.post(`/api/deliveries/${id}/retry`);
    } finally {
      await onChanged();
    }
  });
  const whyNot = iMay(['SPOKESPERSON'], incident) ? undefined : m('onlySpokespersons');
  const stopped = isHeld(incident) ? p('stillHeld') : undefined;
  const languages = deliveries.map(({ lang }) => lang).join(', ');
  const again = (word: 'release' | 'retry'): JSX.Element => (
    <>
      <Problem of={retry.problem} nothingTyped />
      <Button
        small
        busy={retry.busy}
        whyNot={whyNot ?? stopped}
        onClick={retry.run}
        label={`${withColon(p(word))} ${name} (${languages})`}
      >
        {deliveries.length > 1 ? `${p(word)} (${languages})` : p(word)}
      </Button>
    </>
  );
  if (first.held) return again('release');
  switch (first.state) {
    case 'REFUSED':
      return again('retry');
    case 'UNCLEAR':
      return <Unclear deliveries={deliveries} name={name} whyNot={whyNot} onChanged={onChanged} />;
    case 'TODO':
      return (
        <ByHand
          deliveries={deliveries}
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

/** The letters of all languages of the row together. */
function Parts({ deliveries }: { deliveries: Together }): JSX.Element | null {
  const letters = lettersOf(deliveries);
  if (letters === undefined) return null;
  const trouble = deliveries.reduce((sum, { parts }) => sum + (parts ? parts.refused + parts.unclear : 0), 0);
  return (
    <span>
      <Letters {...letters} />
      {trouble > 0 && <strong class="error"> · {p('partsTrouble', { n: trouble })}</strong>}
    </span>
  );
}
