import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { v } from '../approval/words';
import { useLive } from '../live/useLive';
import { useAction } from '../shared/action';
import { api } from '../shared/api';
import { Checkbox, Form, TextArea } from '../shared/Form';
import { Button, ButtonLink, Dialog } from '../shared/parts';
import { Chip } from '../shared/StateChip';
import { Countdown, Time } from '../shared/Time';
import type { HouseRules, Message } from '../shared/types';
import { t } from '../shared/words';

/** Whether the review after the emergency road still has to be done, or ended with an objection. */
export function isOwed(message: Pick<Message, 'owed'>): boolean {
  return message.owed !== undefined && message.owed.doneAt === undefined;
}

/** Red until somebody looked: who let it go, why, who may review it and by when. */
export function OwedBand(props: { message: Message; onReview?: boolean }): JSX.Element | null {
  const { message } = props;
  const { owed } = message;
  if (!owed) return null;
  if (owed.doneAt !== undefined && owed.objectedBy === undefined) {
    return (
      <p class="line">
        <Chip tone="good" shape="check" word={v('owedDone', { name: owed.doneBy ?? '' })} />
        <Time at={owed.doneAt} />
      </p>
    );
  }
  if (message.state === 'SUPERSEDED' || message.state === 'WITHDRAWN') return null;
  return (
    <section class="owed-band" aria-label={v('owedTitle')}>
      <div>
        <p class="owed-title">
          <span aria-hidden="true">▲ </span>
          {owed.objectedBy ? v('owedObjected', { name: owed.objectedBy }) : v('owedTitle')}
        </p>
        <p>
          {v('owedWhat', { name: owed.by })} <Time at={owed.since} />{' '}
          {owed.reason && (
            <>
              {v('owedReason')} <q>{owed.reason}</q>
            </>
          )}
        </p>
        {owed.objection && <p class="pre">“{owed.objection}”</p>}
        {!owed.objectedBy && (
          <p>
            {v('owedDue')} <Countdown to={owed.dueAt} />
            {!message.mayISignOff && <> · {message.whyNot ?? v('owedNotYou')}</>}
          </p>
        )}
      </div>
      {!owed.objectedBy && !props.onReview && message.mayISignOff && (
        <ButtonLink to={`/messages/${message.id}/review`} kind="primary">
          {v('owedDo')}
        </ButtonLink>
      )}
    </section>
  );
}

/** The emergency road, folded away: it is there when it is needed and not in the way when it is not. */
export function EmergencyRoad(props: { message: Message; onDone: () => unknown }): JSX.Element | null {
  const { message } = props;
  const [asking, setAsking] = useState(false);
  if (message.mayIUseEmergency === undefined) return null;
  return (
    <details class="emergency">
      <summary>{v('emergencySummary')}</summary>
      <Button
        kind="danger"
        whyNot={message.mayIUseEmergency ? undefined : (message.whyNotEmergency ?? '')}
        onClick={() => setAsking(true)}
      >
        {v('emergencyAsk')}
      </Button>
      {asking && <EmergencyDialog {...props} onClose={() => setAsking(false)} />}
    </details>
  );
}

function EmergencyDialog(props: {
  message: Message;
  onDone: () => unknown;
  onClose: () => void;
}): JSX.Element {
  const { message } = props;
  const rules = useLive<HouseRules>('/api/house-rules');
  const [reason, setReason] = useState('');
  const [sure, setSure] = useState(false);
  const release = useAction(async () => {
    await api.post(`/api/messages/${message.id}/emergency`, {
      revision: message.revision,
      hash: message.hash,
      reason: reason.trim(),
    });
    props.onClose();
    await props.onDone();
  });
  const whyNot = reason.trim() === '' ? v('emergencyWhyReason') : sure ? undefined : v('emergencyWhySure');
  return (
    <Dialog title={v('emergencyTitle')} onClose={props.onClose}>
      <Form onSubmit={release.run} problem={release.problem}>
        <ul class="plain-list">
          <li>{v('emergencyWhat1')}</li>
          <li>{v('emergencyWhat2')}</li>
          <li>{v('emergencyWhat3', { n: rules.data?.emergencyReviewMinutes ?? 60 })}</li>
        </ul>
        <TextArea
          name="reason"
          label={v('emergencyReason')}
          value={reason}
          rows={2}
          limit={1000}
          onInput={setReason}
        />
        <Checkbox label={v('emergencySure')} checked={sure} onChange={setSure} />
        <div class="row-actions">
          <Button type="submit" kind="danger" busy={release.busy} whyNot={whyNot}>
            {v('emergencyDo')}
          </Button>
          <Button onClick={props.onClose}>{t('cancel')}</Button>
        </div>
      </Form>
    </Dialog>
  );
}
