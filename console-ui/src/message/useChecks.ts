import { useEffect, useRef, useState } from 'preact/hooks';
import { api } from '../shared/api';
import type { Checks, MessageDraft } from '../shared/types';

const pause = 350;

export interface Checking {
  checks: Checks | undefined;
  /** What is shown belongs to an older text; newer findings are on their way. */
  behind: boolean;
  problem: unknown;
}

/** Has the service look at a draft a moment after each change. An answer that a newer one overtook is dropped. */
export function useChecks(draft: MessageDraft | null): Checking {
  const [state, setState] = useState<Checking>({
    checks: undefined,
    behind: draft !== null,
    problem: undefined,
  });
  const text = draft === null ? '' : JSON.stringify(draft);
  const first = useRef(true);
  useEffect(() => {
    if (text === '') return;
    const stop = new AbortController();
    setState((before) => ({ ...before, behind: true }));
    const timer = setTimeout(
      () => {
        api
          .post<Checks>('/api/checks', JSON.parse(text) as MessageDraft)
          .then((checks) => {
            if (!stop.signal.aborted) setState({ checks, behind: false, problem: undefined });
          })
          .catch((problem: unknown) => {
            if (!stop.signal.aborted) setState((before) => ({ ...before, behind: false, problem }));
          });
      },
      first.current ? 0 : pause,
    );
    first.current = false;
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [text]);
  return state;
}
