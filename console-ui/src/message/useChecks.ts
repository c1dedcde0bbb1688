import { effect, signal, type ReadonlySignal } from '@preact/signals';
import { useEffect, useState } from 'preact/hooks';
import { api } from '../shared/api';
import type { Checks, MessageDraft } from '../shared/types';

const pause = 350;

export interface Checking {
  checks: Checks | undefined;
  /** What is shown belongs to an older text; newer findings are on their way. */
  behind: boolean;
  problem: unknown;
  /** The text that the checks are about. */
  of?: MessageDraft;
}

/**
 * Has the service look at a text a moment after each change. An answer that a newer change overtook is dropped. The
 * returned function ends it.
 */
export function follow(
  draft: () => MessageDraft | null,
  onChange: (part: Partial<Checking>) => void,
): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: AbortController | undefined;
  let last = '';
  const stop = effect(() => {
    const wanted = draft();
    const text = wanted === null ? '' : JSON.stringify(wanted);
    if (text === last) return;
    const first = last === '';
    last = text;
    clearTimeout(timer);
    running?.abort();
    if (wanted === null) {
      onChange({ checks: undefined, behind: false, problem: undefined, of: undefined });
      return;
    }
    onChange({ behind: true });
    const mine = new AbortController();
    running = mine;
    timer = setTimeout(() => void ask(wanted, mine, onChange), first ? 0 : pause);
  });
  return () => {
    stop();
    clearTimeout(timer);
    running?.abort();
  };
}

async function ask(
  draft: MessageDraft,
  mine: AbortController,
  onChange: (part: Partial<Checking>) => void,
): Promise<void> {
  try {
    const checks = await api.post<Checks>('/api/checks', draft);
    if (!mine.signal.aborted) onChange({ checks, behind: false, problem: undefined, of: draft });
  } catch (problem) {
    if (!mine.signal.aborted) onChange({ behind: false, problem });
  }
}

/** The checks of a text that changes at every letter. */
export function useLiveChecks(draft: () => MessageDraft | null): ReadonlySignal<Checking> {
  const [state] = useState(() => signal<Checking>({ checks: undefined, behind: true, problem: undefined }));
  useEffect(
    () =>
      follow(draft, (part) => {
        const before = state.peek();
        // Most letters change nothing here: no drawing for those.
        if (Object.entries(part).every(([key, value]) => before[key as keyof Checking] === value)) return;
        state.value = { ...before, ...part };
      }),
    // eslint-disable-next-line react-hooks/exhaustive-deps -- what it reads are signals
    [state],
  );
  return state;
}

/** The checks of a text that stands still. */
export function useChecks(draft: MessageDraft | null): Checking {
  const [state, setState] = useState<Checking>({
    checks: undefined,
    behind: draft !== null,
    problem: undefined,
  });
  const text = draft === null ? '' : JSON.stringify(draft);
  useEffect(
    () =>
      follow(
        () => (text === '' ? null : (JSON.parse(text) as MessageDraft)),
        (part) => setState((before) => ({ ...before, ...part })),
      ),
    [text],
  );
  return state;
}
