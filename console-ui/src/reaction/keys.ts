import { signal } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';

const stored = 'baken.keys';

/**
 * Whether single keys do things here. People who speak to their computer, or whose hand hits keys by accident, switch
 * them off (WCAG 2.1.4); the choice stays on this device.
 */
export const keysOn = signal(read() !== 'off');

export function switchKeys(on: boolean): void {
  keysOn.value = on;
  try {
    localStorage.setItem(stored, on ? 'on' : 'off');
  } catch {
    // Storage switched off: the choice lasts as long as this page.
  }
}

function read(): string | null {
  try {
    return localStorage.getItem(stored);
  } catch {
    return null;
  }
}

/** Inputs whose own keys are few and are none of ours. */
const notTyped = ['checkbox', 'radio', 'button', 'submit', 'reset', 'file'];

/** Whether letters pressed here are meant for the thing itself. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return !notTyped.includes(target.type);
  return (
    target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement || target.isContentEditable
  );
}

type Pressed = Pick<
  KeyboardEvent,
  'key' | 'target' | 'ctrlKey' | 'metaKey' | 'altKey' | 'isComposing' | 'repeat' | 'defaultPrevented'
>;

/** Moving on may be held down; a key that decides something counts once, however long it is pressed. */
const repeatable = ['j', 'k'];

/** The key of ours that was pressed, or undefined when it was meant for something else. */
export function ourKey(event: Pressed): string | undefined {
  if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
  if (isTyping(event.target) || document.querySelector('dialog[open]')) return;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  if (event.repeat && !repeatable.includes(key)) return;
  return key;
}

/** What each key does now; a key without an act, or whose act answers false, is left to the browser. */
export type Keys = Partial<Record<string, () => unknown>>;

/** Listens for single keys from the moment that this is on the screen. The newest acts count. */
export function useKeys(keys: Keys): void {
  const latest = useRef(keys);
  latest.current = keys;
  // Not after the next frame: on a busy machine who works fast would press into nothing.
  useLayoutEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (!keysOn.value) return;
      const key = ourKey(event);
      const act = key === undefined ? undefined : latest.current[key];
      if (act && act() !== false) event.preventDefault();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, []);
}
