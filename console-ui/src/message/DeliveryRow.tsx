import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { useAction } from '../shared/action';
import { api } from '../shared/api';
import { Form, TextArea, Field } from '../shared/Form';
import { Button, Row } from '../shared/parts';
import { Problem } from '../shared/Problem';
import { iMay } from '../shared/session';
import { Chip, StateChip } from '../shared/StateChip';
import { Countdown, Time } from '../shared/Time';
import type { Delivery, Incident } from '../shared/types';
import { languageName, platformName } from './platforms';
import { m } from './words';

interface Props {
  delivery: Delivery;
  incident: Incident | undefined;
  /** In a list over several messages: which message. */
  withMessage?: boolean;
  onChanged: () => unknown;
}

/** One text on its way to one account: where it is, what is wrong, and what a person can do about it. */
export function DeliveryRow({ delivery, incident, withMessage, onChanged }: Props): JSX.Element {
  const retry = useAction(async () => {
    await api.post(`/api/deliveries/${delivery.id}/retry`);
    await onChanged();
  });
  const may = iMay(['SPOKESPERSON'], incident);
  const name = delivery.accountName ?? platformName(delivery.platform);
  const held = delivery.held ?? false;
  const whyNot = may ? undefined : m('onlySpokespersons');
  return (
    <Row
      title={withMessage && delivery.messageTitle ? `${delivery.messageTitle} → ${name}` : name}
      to={withMessage ? `/messages/${delivery.message}` : undefined}
      state={
        <span class="line">
          {held && <Chip tone="waiting" shape="square" word={m('held')} />}
          {delivery.removing && delivery.state !== 'REMOVED' && (
            <Chip tone="waiting" shape="half" word={m('removing')} />
          )}
          <StateChip of="delivery" state={delivery.state} />
        </span>
      }
    >
      <div class="delivery">
        <p class="row-more">
          <span>{platformName(delivery.platform)}</span>
          <span>{languageName(delivery.lang)}</span>
          <When delivery={delivery} />
          {delivery.attempts > 1 && <span>{m('attempts', { n: delivery.attempts })}</span>}
          {delivery.parts && <Parts parts={delivery.parts} />}
          {delivery.url && (
            <a href={delivery.url} target="_blank" rel="noreferrer">
              {m('seeLive')}
            </a>
          )}
        </p>
        {delivery.problem && <p class="error">{delivery.problem}</p>}
        {delivery.state === 'DONE' && (delivery.manualBy ?? delivery.proof) && (
          <p class="small">
            {delivery.manualBy} {delivery.proof && `· ${delivery.proof}`}
          </p>
        )}
        <Problem of={retry.problem} nothingTyped />
        {held && (
          <Button
            small
            busy={retry.busy}
            whyNot={whyNot}
            onClick={retry.run}
            label={`${m('release')}: ${name}`}
          >
            {m('release')}
          </Button>
        )}
        {delivery.state === 'REFUSED' && !held && (
          <Button
            small
            busy={retry.busy}
            whyNot={whyNot}
            onClick={retry.run}
            label={`${m('retry')}: ${name}`}
          >
            {m('retry')}
          </Button>
        )}
        {delivery.state === 'UNCLEAR' && (
          <Unclear delivery={delivery} name={name} whyNot={whyNot} onChanged={onChanged} />
        )}
        {delivery.state === 'TODO' && (
          <ByHand
            delivery={delivery}
            name={name}
            whyNot={
              iMay(['SPOKESPERSON', 'AUTHOR', 'MONITOR', 'OFFICIAL'], incident) ? undefined : m('onlyTeam')
            }
            onChanged={onChanged}
          />
        )}
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

function When({ delivery }: { delivery: Delivery }): JSX.Element | null {
  if (delivery.held) return null;
  if (delivery.sentAt) return <Time at={delivery.sentAt} />;
  if ((delivery.state === 'QUEUED' || delivery.state === 'RETRYING') && delivery.dueAt) {
    return (
      <span>
        {m('leaves')} <Countdown to={delivery.dueAt} />
      </span>
    );
  }
  return <Time at={delivery.changedAt} />;
}

function Parts({ parts }: { parts: NonNullable<Delivery['parts']> }): JSX.Element {
  const trouble = parts.refused + parts.unclear;
  return (
    <span>
      {m('parts', { sent: parts.sent, total: parts.total })}
      {trouble > 0 && <strong class="error"> · {m('partsTrouble', { n: trouble })}</strong>}
    </span>
  );
}

interface Outcome {
  delivery: Delivery;
  name: string;
  whyNot: string | undefined;
  onChanged: () => unknown;
}

/** Nobody knows whether it left. Look first, then say: sending again unseen is how people get it twice. */
function Unclear({ delivery, name, whyNot, onChanged }: Outcome): JSX.Element {
  const say = useAction(async (outcome: 'done' | 'failed') => {
    await api.post(`/api/deliveries/${delivery.id}/outcome`, { outcome });
    await onChanged();
  });
  return (
    <div class="note stack">
      <p>{m('unclearWhat', { name })}</p>
      <Problem of={say.problem} nothingTyped />
      <div class="row-actions">
        <Button
          busy={say.busy}
          whyNot={whyNot}
          onClick={() => say.run('done')}
          label={`${m('unclearSent')}: ${name}`}
        >
          {m('unclearSent')}
        </Button>
        {whyNot === undefined && (
          <Button busy={say.busy} onClick={() => say.run('failed')} label={`${m('unclearNotSent')}: ${name}`}>
            {m('unclearNotSent')}
          </Button>
        )}
      </div>
    </div>
  );
}

/** Work for a person: sound van, press call, posters. Done with a proof, or not done with a reason. */
function ByHand({ delivery, name, whyNot, onChanged }: Outcome): JSX.Element {
  const [open, setOpen] = useState(false);
  const [proof, setProof] = useState('');
  const [url, setUrl] = useState('');
  const say = useAction(async (outcome: 'done' | 'failed') => {
    await api.post(`/api/deliveries/${delivery.id}/outcome`, {
      outcome,
      ...(proof.trim() ? { proof: proof.trim() } : {}),
      ...(url.trim() ? { url: url.trim() } : {}),
    });
    await onChanged();
  });
  if (!open) {
    return (
      <Button small whyNot={whyNot} onClick={() => setOpen(true)} label={`${m('byHandTell')}: ${name}`}>
        {m('byHandTell')}
      </Button>
    );
  }
  return (
    <Form onSubmit={() => say.run('done')} problem={say.problem} label={`${m('byHandTell')}: ${name}`}>
      <TextArea
        name="proof"
        label={m('byHandProof')}
        help={m('byHandProofHelp')}
        rows={2}
        limit={1000}
        value={proof}
        onInput={setProof}
      />
      <Field
        name="url"
        type="url"
        label={m('byHandLink')}
        optional
        value={url}
        onInput={setUrl}
        limit={2000}
      />
      <div class="row-actions">
        <Button type="submit" kind="primary" busy={say.busy}>
          {m('byHandDone')}
        </Button>
        <Button busy={say.busy} onClick={() => say.run('failed')}>
          {m('byHandFailed')}
        </Button>
      </div>
    </Form>
  );
}
