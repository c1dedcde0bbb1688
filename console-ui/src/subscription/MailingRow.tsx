import type { JSX } from 'preact';
import { useAction } from '../shared/action';
import { api } from '../shared/api';
import { Button, Row } from '../shared/parts';
import { Problem } from '../shared/Problem';
import { iMay } from '../shared/session';
import { Chip } from '../shared/StateChip';
import { Time } from '../shared/Time';
import type { Incident } from '../shared/types';
import { looks, minutesLeft, standingOf } from './progress';
import type { Mailing, MailingState } from './types';
import { s } from './words';

interface Props {
  mailing: Mailing;
  incident: Incident | undefined;
  /** How fast mails leave; unknown to who may not see the settings. */
  perMinute: number | undefined;
  onChanged: () => unknown;
}

/** One message on its way to many: how far it is, and the one thing a person can do about it. */
export function MailingRow({ mailing, incident, perMinute, onChanged }: Props): JSX.Element {
  const standing = standingOf(mailing);
  const { title, sent, total, waiting, refused, unclear, stopped } = mailing;
  const move = useAction(async (state: MailingState) => {
    await api.put<Mailing>(`/api/mailings/${mailing.id}/state`, { state }, mailing.version);
    await onChanged();
  });
  const whyNot = iMay(['LEAD', 'SPOKESPERSON'], incident) ? undefined : s('mayNot');
  const left = perMinute === undefined ? 0 : minutesLeft(waiting, perMinute);
  return (
    <Row
      to={`/messages/${mailing.message}`}
      title={mailing.kind === 'WITHDRAWAL' ? s('withdrawal', { title }) : title}
      state={<Chip tone={looks[standing][0]} shape={looks[standing][1]} word={s(`standing.${standing}`)} />}
      actions={
        standing === 'running' ? (
          <Button
            busy={move.busy}
            whyNot={whyNot}
            label={s('pauseOf', { title })}
            onClick={() => move.run('PAUSED')}
          >
            {s('pause')}
          </Button>
        ) : standing === 'done' ? undefined : (
          <Button
            busy={move.busy}
            whyNot={whyNot}
            label={s('resumeOf', { title })}
            onClick={() => move.run('RUNNING')}
          >
            {s('resume')}
          </Button>
        )
      }
    >
      <strong>{s('sent', { sent, total })}</strong>
      {waiting > 0 && <span>{s('waiting', { n: waiting })}</span>}
      {standing === 'running' && left > 0 && <span>{s('left', { n: left })}</span>}
      {refused > 0 && <span>✕ {s('refused', { n: refused })}</span>}
      {unclear > 0 && <span>? {s('unclear', { n: unclear })}</span>}
      {stopped > 0 && <span>{s('stopped', { n: stopped })}</span>}
      <span>
        {s('began')} <Time at={mailing.createdAt} />
      </span>
      {standing === 'held' && <p class="subscription-why">{s('heldNote')}</p>}
      {mailing.problem && standing !== 'done' && <p class="subscription-why error">{mailing.problem}</p>}
      {unclear > 0 && <p class="subscription-why">{s('unclearNote')}</p>}
      <Problem of={move.problem} onRefresh={onChanged} nothingTyped />
    </Row>
  );
}
