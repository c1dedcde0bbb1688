import type { JSX } from 'preact';
import { useLive } from '../../live/useLive';
import { CopyLink } from '../../shared/CopyLink';
import { withColon } from '../../shared/i18n';
import { Section } from '../../shared/parts';
import { Problem } from '../../shared/Problem';
import type { Message } from '../../shared/types';
import type { MessageLink } from './link';
import { k } from './words';
import './link.css';

/** The code and the short link of a message that went out, and what people outside can do with them. */
export function FindAgain({ message }: { message: Message }): JSX.Element {
  const found = useLive<MessageLink>(`/api/messages/${message.id}/link`, {
    touchedBy: (hint) => hint.incident === message.incident && hint.kind.startsWith('delivery.'),
  });
  const { data } = found;
  return (
    <Section title={k('title')}>
      <Problem of={found.problem} onRetry={found.refresh} nothingTyped />
      {data && (
        <>
          <p>
            {withColon(k('code'))} <strong class="check-code">{data.code}</strong>
          </p>
          <p class="small">{k('codeNote', { verify: data.verify.replace(/^https?:\/\//u, '') })}</p>
          <CopyLink link={data.link} label={k('link')} />
          <p class="small">{k('linkNote')}</p>
          {!data.works && <p class="small">{k('waits')}</p>}
          {data.works && message.state !== 'PUBLISHED' && <p class="small">{k('gone')}</p>}
        </>
      )}
    </Section>
  );
}
