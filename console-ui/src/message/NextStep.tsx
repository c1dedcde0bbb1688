import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { useLocation } from 'wouter-preact';
import { v } from '../approval/words';
import { useAction } from '../shared/action';
import { api } from '../shared/api';
import { Button, ButtonLink, Dialog } from '../shared/parts';
import { Problem } from '../shared/Problem';
import { iMay } from '../shared/session';
import type { Delivery, Incident, Message, Publication } from '../shared/types';
import { t } from '../shared/words';
import { EmergencyRoad } from './Owed';
import { PublishedActions } from './PublishedActions';
import { LeftOut } from '../publishing/PlanSums';
import { PublishPanel } from '../publishing/PublishPanel';
import { p } from '../publishing/words';
import { ReviewLinkDialog } from './ReviewLinkDialog';
import { WaitingReview } from './WaitingReview';
import { m } from './words';

interface Props {
  message: Message;
  incident: Incident | undefined;
  deliveries: readonly Delivery[];
  refresh: () => Promise<void>;
}

/** What this message needs now, and from whom: the one next thing for me first, everything else quieter. */
export function NextStep(props: Props): JSX.Element {
  const [left, setLeft] = useState<Publication['left']>(undefined);
  return (
    <>
      <LeftOut left={left} title={p('leftOut')} />
      <Step {...props} onPublished={(publication) => setLeft(publication.left)} />
    </>
  );
}

interface StepProps extends Props {
  onPublished: (publication: Publication) => void;
}

function Step(props: StepProps): JSX.Element {
  switch (props.message.state) {
    case 'DRAFT':
      return <Drafted {...props} />;
    case 'IN_REVIEW':
      return <InReview {...props} />;
    case 'APPROVED':
      return <Approved {...props} />;
    case 'PUBLISHED':
      return <PublishedActions {...props} />;
    case 'SUPERSEDED':
      return <p class="note">{m('isSuperseded')}</p>;
    case 'WITHDRAWN':
      return <p class="note">{m('isWithdrawn')}</p>;
  }
}

function Drafted({ message, incident, refresh }: Props): JSX.Element {
  const submit = useAction(async () => {
    await api.post(`/api/messages/${message.id}/review`);
    await refresh();
  });
  const asked = message.objections.at(-1);
  if (!iMay(['AUTHOR'], incident)) {
    return (
      <div class="stack">
        <p class="note">{m('waitsForAuthor')}</p>
        <EmergencyRoad message={message} onDone={refresh} />
      </div>
    );
  }
  return (
    <div class="stack">
      {asked && (
        <p class="note">
          <strong>{m('changesAsked', { name: asked.name })}</strong> {asked.comment}
        </p>
      )}
      <Problem of={submit.problem} nothingTyped />
      <div class="row-actions">
        <ButtonLink to={`/messages/${message.id}?edit`} kind="primary">
          {m('writeOn')}
        </ButtonLink>
        <Button busy={submit.busy} onClick={submit.run}>
          {m('askSignOff')}
        </Button>
      </div>
      <EmergencyRoad message={message} onDone={refresh} />
    </div>
  );
}

function InReview({ message, incident, refresh }: Props): JSX.Element {
  const [linking, setLinking] = useState(false);
  const takeBack = useAction(async () => {
    await api.delete(`/api/messages/${message.id}/review`);
    await refresh();
  });
  return (
    <div class="stack">
      <WaitingReview message={message} />
      <Problem of={takeBack.problem} nothingTyped />
      <div class="row-actions">
        <ButtonLink to={`/messages/${message.id}/review`} kind={message.mayISignOff ? 'primary' : 'quiet'}>
          {message.mayISignOff ? m('lookAndDecide') : m('lookOnly')}
        </ButtonLink>
        {iMay(['AUTHOR', 'LEAD'], incident) && (
          <Button onClick={() => setLinking(true)}>{v('linkAsk')}</Button>
        )}
        {iMay(['AUTHOR'], incident) && (
          <Button busy={takeBack.busy} onClick={takeBack.run}>
            {m('takeBack')}
          </Button>
        )}
      </div>
      <EmergencyRoad message={message} onDone={refresh} />
      {linking && incident && (
        <ReviewLinkDialog message={message} incident={incident} onClose={() => setLinking(false)} />
      )}
    </div>
  );
}

function Approved({ message, incident, refresh, onPublished }: StepProps): JSX.Element {
  return (
    <div class="stack">
      {!iMay(['SPOKESPERSON'], incident) && <p class="note">{m('waitsForSpokesperson')}</p>}
      {iMay(['SPOKESPERSON'], incident) && incident && (
        <PublishPanel
          message={message}
          incident={incident}
          onPublished={(publication) => {
            onPublished(publication);
            return refresh();
          }}
        />
      )}
      {iMay(['AUTHOR'], incident) && <ChangeApproved message={message} />}
    </div>
  );
}

/** Changing a text that was signed off takes the sign-offs away; that is said before, not after. */
function ChangeApproved({ message }: { message: Message }): JSX.Element {
  const [asked, setAsked] = useState(false);
  const [, go] = useLocation();
  return (
    <>
      <div class="row-actions">
        <Button onClick={() => setAsked(true)}>{m('changeText')}</Button>
      </div>
      {asked && (
        <Dialog title={m('changeText')} onClose={() => setAsked(false)}>
          <div class="stack">
            <p>{m('changeVoids')}</p>
            <div class="row-actions">
              <Button kind="primary" onClick={() => go(`/messages/${message.id}?edit`)}>
                {m('changeYes')}
              </Button>
              <Button onClick={() => setAsked(false)}>{t('cancel')}</Button>
            </div>
          </div>
        </Dialog>
      )}
    </>
  );
}
