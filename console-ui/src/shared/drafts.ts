import { useCallback, useEffect, useState } from 'preact/hooks';
import { me } from './session';

/**
 * What a person types is kept on the device at once, under the person and the thing it belongs to, until the
 * service has it. When the device's storage is full or switched off, the page's memory is the last resort.
 */
const prefix = 'baken.draft.';
const memory = new Map<string, string>();

export interface Kept<T> {
  value: T;
  /** When it was typed (ms). */
  at: number;
}

function keyOf(name: string): string {
  return `${prefix}${me() ?? 'nobody'}.${name}`;
}

export const drafts = {
  /** Keeps the value; false when it could only be kept in memory. */
  keep(name: string, value: unknown, at = Date.now()): boolean {
    const text = JSON.stringify({ value, at });
    try {
      localStorage.setItem(keyOf(name), text);
      memory.delete(keyOf(name));
      return true;
    } catch {
      memory.set(keyOf(name), text);
      return false;
    }
  },
  find<T>(name: string): Kept<T> | undefined {
    const text = memory.get(keyOf(name)) ?? stored(keyOf(name));
    if (text === null) return undefined;
    try {
      return JSON.parse(text) as Kept<T>;
    } catch {
      drafts.drop(name); // written by an older release in another shape
      return undefined;
    }
  },
  drop(name: string): void {
    memory.delete(keyOf(name));
    try {
      localStorage.removeItem(keyOf(name));
    } catch {
      // Storage switched off: there was nothing to remove.
    }
  },
  /** How many things I typed are not with the service yet. */
  count(): number {
    const mine = keyOf('');
    const onDevice = storedKeys().filter((key) => key.startsWith(mine));
    return new Set([...onDevice, ...[...memory.keys()].filter((key) => key.startsWith(mine))]).size;
  },
};

function stored(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function storedKeys(): string[] {
  try {
    return Object.keys(localStorage);
  } catch {
    return [];
  }
}

/** A form's value that survives a reload, a crash and a lost session. `drop` it when the service has it. */
export function useDraft<T extends object>(
  name: string,
  initial: T,
): [value: T, change: (part: Partial<T>) => void, draft: { restored: boolean; drop: (to?: T) => void }] {
  const [found] = useState(() => drafts.find<T>(name));
  const [value, setValue] = useState<T>(() => ({ ...initial, ...found?.value }));
  const [restored, setRestored] = useState(found !== undefined);
  const [touched, setTouched] = useState(false);
  useEffect(() => {
    if (touched) drafts.keep(name, value);
  }, [name, value, touched]);
  const change = useCallback((part: Partial<T>) => {
    setTouched(true);
    setValue((before) => ({ ...before, ...part }));
  }, []);
  const drop = useCallback(
    (to?: T) => {
      drafts.drop(name);
      setTouched(false);
      setRestored(false);
      if (to) setValue(to);
    },
    [name],
  );
  return [value, change, { restored, drop }];
}
