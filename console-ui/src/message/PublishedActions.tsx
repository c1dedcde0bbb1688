import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { v } from '../approval/words';
import { Button, ButtonLink } from '../shared/parts';
import { iMay } from '../shared/session';
import type { Delivery, Incident, Message } from '../shared/types';
import { languageName } from './platforms';
import { CorrectDialog } from '../publishing/CorrectDialog';
import { PublishMore } from '../publishing/PublishMore';
import { UndoBar } from '../publishing/UndoBar';
import { WithdrawDialog } from '../publishing/WithdrawDialog';
import { m } from './words';

interface Props {
  message: Message;
  incident: Incident | undefined;
  deliveries: readonly Delivery[];
  refresh: () => Promise<void>;
}

/** What is out is never changed in silence: it is corrected, replaced or withdrawn, each with its own button. */
export function PublishedActions({ message, incident, deliveries, refresh }: Props): JSX.Element {
  const [withdrawing, setWithdrawing] = useState(false);
  const [correcting, setCorrecting] = useState(false);
  const speaks = iMay(['SPOKESPERSON'], incident);
  const writes = iMay(['AUTHOR'], incident);
  const anew = `/i/${message.incident}/messages/new`;
  const lacking = (incident?.languages ?? []).filter((lang) => !message.text[lang]?.body.trim());
  return (
    <div class="stack">
      {speaks && <UndoBar message={message} deliveries={deliveries} onUndone={refresh} />}
      {speaks && incident && (
        <PublishMore message={message} incident={incident} deliveries={deliveries} refresh={refresh} />
      )}
      <div class="row-actions">
        {writes && (
          <>
            <Button onClick={() => setCorrecting(true)}>{v('correctError')}</Button>
            <ButtonLink to={`${anew}?supersedes=${message.id}`}>{v('replaceIt')}</ButtonLink>
          </>
        )}
        {speaks ? (
          <Button kind="danger" onClick={() => setWithdrawing(true)}>
            {v('withdrawIt')}
          </Button>
        ) : (
          <Button kind="danger" whyNot={m('onlySpokespersons')}>
            {v('withdrawIt')}
          </Button>
        )}
      </div>
      <p class="small quiet">{v('neverEdited')}</p>
      <div class="row-actions">
        {writes &&
          lacking.map((lang) => (
            <ButtonLink key={lang} to={`${anew}?like=${message.id}&lang=${lang}`}>
              {v('writeLanguage', { lang: languageName(lang) })}
            </ButtonLink>
          ))}
        {iMay(['OFFICIAL', 'SPOKESPERSON'], incident) && (
          <ButtonLink to={`/i/${message.incident}/forwarding?message=${message.id}`}>
            {m('askForward')}
          </ButtonLink>
        )}
      </div>
      {correcting && (
        <CorrectDialog
          to={`${anew}?supersedes=${message.id}&purpose=CORRECTION`}
          deliveries={deliveries}
          onClose={() => setCorrecting(false)}
        />
      )}
      {withdrawing && (
        <WithdrawDialog
          message={message}
          languages={incident?.languages ?? []}
          onClose={() => setWithdrawing(false)}
          onWithdrawn={refresh}
        />
      )}
    </div>
  );
}
