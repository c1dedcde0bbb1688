import type { JSX } from 'preact';
import { v } from '../approval/words';
import { useAction } from '../shared/action';
import { api } from '../shared/api';
import { isHeld } from '../shared/houseHold';
import { withColon } from '../shared/i18n';
import { Button } from '../shared/parts';
import { Problem } from '../shared/Problem';
import type { Delivery, Incident, Message, Publication } from '../shared/types';
import { languageName } from '../message/platforms';
import { p } from './words';

/** The languages that were approved after the others went out; nothing while there is none. */
export function notYetOut(
  message: Pick<Message, 'approvedLanguages'>,
  deliveries: readonly Pick<Delivery, 'lang'>[],
): string[] {
  return (message.approvedLanguages ?? []).filter((lang) => !deliveries.some((each) => each.lang === lang));
}

/** Sends what was signed off later to the channels that the message already went to. */
export function PublishMore(props: {
  message: Message;
  incident: Incident;
  deliveries: readonly Delivery[];
  refresh: () => Promise<void>;
}): JSX.Element | null {
  const { message, deliveries } = props;
  const publish = useAction(async () => {
    await api.post<Publication>(`/api/messages/${message.id}/publication`, {
      revision: message.revision,
      hash: message.hash,
      accounts: [...new Set(deliveries.map((each) => each.account))],
      languages: more,
    });
    await props.refresh();
  });
  const more = deliveries.length === 0 ? [] : notYetOut(message, deliveries);
  if (more.length === 0) return null;
  const names = more.map(languageName).join(', ');
  return (
    <div class="note stack">
      <p>
        <strong>{withColon(v('publishMoreTitle'))}</strong> {names}
      </p>
      <Problem of={publish.problem} nothingTyped />
      <p>
        <Button
          kind="primary"
          busy={publish.busy}
          whyNot={isHeld(props.incident) ? p('publishHeld') : undefined}
          onClick={publish.run}
        >
          {v('publishMoreDo', { languages: names })}
        </Button>
      </p>
    </div>
  );
}
