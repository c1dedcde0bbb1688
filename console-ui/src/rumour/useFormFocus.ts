import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

const fields = 'form input:not([type="file"]), form textarea, form select';

/**
 * Keeps the keyboard where the work is: in the form when it opens in the place of a button, and back at the first button when
 * it closes.
 */
export function useFormFocus<E extends HTMLElement>(open: boolean): RefObject<E> {
  const box = useRef<E>(null);
  const before = useRef(open);
  useLayoutEffect(() => {
    if (before.current === open) return;
    before.current = open;
    box.current?.querySelector<HTMLElement>(open ? fields : 'button')?.focus();
  }, [open]);
  return box;
}

/** Gives the focus to what says what has just been done, as soon as it is there. */
export function useSaidFocus<E extends HTMLElement>(said: unknown): RefObject<E> {
  const box = useRef<E>(null);
  useLayoutEffect(() => {
    if (said !== undefined) box.current?.focus();
  }, [said]);
  return box;
}
