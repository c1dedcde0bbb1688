import { useEffect, useState } from 'preact/hooks';
import { api } from '../shared/api';
import type { Present } from '../shared/types';

const every = 10_000;

/** Tells that I have this message open for writing, in which language, and answers who else has. Only while I can be seen. */
export function usePresence(message: string | undefined, lang: string | undefined): Present[] {
  const [others, setOthers] = useState<Present[]>([]);
  useEffect(() => {
    if (message === undefined) return;
    const address = `/api/messages/${message}/presence`;
    let gone = false;
    const tell = (): void => {
      if (document.hidden) return;
      api
        .put<{ others: Present[] }>(address, lang === undefined ? {} : { lang })
        .then((answer) => {
          if (!gone) setOthers((before) => (alike(before, answer.others) ? before : answer.others));
        })
        .catch(() => undefined); // nobody's writing depends on it
    };
    tell();
    const timer = setInterval(tell, every);
    document.addEventListener('visibilitychange', tell);
    return () => {
      gone = true;
      clearInterval(timer);
      document.removeEventListener('visibilitychange', tell);
    };
  }, [message, lang]);
  useEffect(() => {
    if (message === undefined) return;
    return () => void api.delete(`/api/messages/${message}/presence`).catch(() => undefined);
  }, [message]);
  return others;
}

function alike(one: readonly Present[], other: readonly Present[]): boolean {
  const said = (all: readonly Present[]): string =>
    all.map((each) => `${each.person} ${each.lang ?? ''}`).join('\n');
  return said(one) === said(other);
}
