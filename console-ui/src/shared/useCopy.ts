import { useState } from 'preact/hooks';

export interface Copying {
  copy: () => Promise<void>;
  outcome: 'copied' | 'failed' | undefined;
}

/** Copies a text. Without the right to, or without https, `select` marks it so that the person can copy it by hand. */
export function useCopy(text: string, select: () => void): Copying {
  const [outcome, setOutcome] = useState<'copied' | 'failed'>();
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      setOutcome('copied');
    } catch {
      select();
      setOutcome('failed');
    }
  };
  return { copy, outcome };
}
