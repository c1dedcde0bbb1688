import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { api } from '../shared/api';
import { Problem } from '../shared/Problem';
import type { ForwardPreview } from '../shared/types';
import { f } from './words';

/** What is asked, as the service takes it. */
export interface Asking {
  messages: readonly string[];
  groups: readonly string[];
  people: readonly string[];
  note: string;
  ways: string;
}

const WAIT = 500;

/** Shows what would leave: to how many, in which words, and in how many parts a text message is paid for. */
export function Preview({ asking }: { asking: Asking }): JSX.Element | null {
  const [shown, setShown] = useState<ForwardPreview>();
  const [problem, setProblem] = useState<unknown>();
  const whole = JSON.stringify(asking);
  const first = asking.messages[0];
  const ready = first !== undefined && asking.groups.length + asking.people.length > 0;
  useEffect(() => {
    if (!ready) {
      setShown(undefined);
      return undefined;
    }
    let wanted = true;
    const timer = setTimeout(() => {
      api
        .post<ForwardPreview>(`/api/messages/${first}/forward-requests/preview`, asking)
        .then((preview) => {
          if (!wanted) return;
          setShown(preview);
          setProblem(undefined);
        })
        .catch((failure: unknown) => {
          if (wanted) setProblem(failure);
        });
    }, WAIT);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
    // The words of all that is asked stand for it: an equal one asks for nothing new.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [whole, ready]);
  if (problem !== undefined) return <Problem of={problem} nothingTyped />;
  if (!shown) return null;
  return (
    <section class="forward-preview" aria-label={f('preview')}>
      <p class="line" role="status">
        <strong>{f('preview')}</strong>
        {shown.mails > 0 && <span>{f('previewMails', { n: shown.mails })}</span>}
        {shown.sms && (
          <span>
            {f('previewTexts', { n: shown.texts })} · {f('previewSegments', { n: shown.sms.segments })} ·{' '}
            {f('previewTotal', { n: shown.sms.total })}
          </span>
        )}
        {shown.byHand > 0 && <span>{f('previewByHand', { n: shown.byHand })}</span>}
        {shown.people === 0 && <span>{f('previewNobody')}</span>}
      </p>
      {shown.trouble.map((each) => (
        <p key={each} class="forward-failed">
          ✕ {each}
        </p>
      ))}
      {shown.left.length > 0 && (
        <>
          <p>{f('left')}</p>
          <ul class="forward-left">
            {shown.left.map((each) => (
              <li key={each.name}>{f('leftWhy', each)}</li>
            ))}
          </ul>
        </>
      )}
      {shown.sms && (
        <details>
          <summary>{f('previewSms')}</summary>
          <p class="pre">{shown.sms.text}</p>
          {shown.sms.unit === 'UCS2' && <p class="help">{f('previewUcs2')}</p>}
        </details>
      )}
      {shown.mail && (
        <details>
          <summary>{f('previewMail')}</summary>
          <p>
            <strong>{shown.mail.subject}</strong>
          </p>
          <p class="pre">{shown.mail.text}</p>
        </details>
      )}
    </section>
  );
}
