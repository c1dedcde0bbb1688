import { signal } from '@preact/signals';
import type { Hint } from '../shared/types';

export type Connection = 'connecting' | 'live' | 'lost';

/** Whether what is on the screen follows the service. Shown as a word. */
export const connection = signal<Connection>('connecting');

/** null: hints may have been missed, fetch again whatever you show. */
type Listener = (hint: Hint | null) => void;

const listeners = new Set<Listener>();
let source: EventSource | null = null;
let again: ReturnType<typeof setTimeout> | undefined;
let failures = 0;
/** A connection ended without one that replays: hints may have been missed. */
let missed = false;
let lastSeq = 0;

export function listen(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function fetchAgain(): void {
  listeners.forEach((listener) => listener(null));
}

/** Passes a hint on. Repeats after a reconnection (the replay overlaps) are left out. */
export function announce(hint: Hint): void {
  if (hint.seq <= lastSeq) return;
  lastSeq = hint.seq;
  listeners.forEach((listener) => listener(hint));
}

/**
 * Follows /api/events. The browser itself reconnects a broken connection with Last-Event-ID; after a refusal (the
 * service restarts, a proxy answers) it gives up, and we begin anew and have everything fetched again.
 *
 * @param after the newest log entry before anything was fetched: what is logged until the stream is there is told too
 */
export function startLive(
  after?: number,
  open: (address: string) => EventSource = (address) => new EventSource(address),
): void {
  stopLive();
  connection.value = 'connecting';
  lastSeq = Math.max(lastSeq, after ?? 0);
  const mine = open(lastSeq === 0 ? '/api/events' : `/api/events?after=${lastSeq}`);
  source = mine;
  mine.onopen = () => {
    if (missed) fetchAgain();
    missed = false;
    failures = 0;
    connection.value = 'live';
  };
  mine.onmessage = (event: MessageEvent<string>) => {
    const hint = parse(event.data);
    if (hint?.kind === 'reload') {
      lastSeq = hint.seq;
      fetchAgain();
    } else if (hint) {
      announce(hint);
    }
  };
  mine.onerror = () => {
    connection.value = 'lost';
    if (mine.readyState !== 2 || source !== mine) return;
    failures += 1;
    again = setTimeout(() => startLive(undefined, open), Math.min(30_000, 500 * 2 ** failures));
  };
}

export function stopLive(): void {
  clearTimeout(again);
  if (source) {
    source.close();
    missed = true;
  }
  source = null;
}

/** As on a fresh page: what was seen before does not count. */
export function forgetLive(): void {
  stopLive();
  missed = false;
  failures = 0;
  lastSeq = 0;
  connection.value = 'connecting';
}

function parse(data: string): Hint | null {
  try {
    const value = JSON.parse(data) as Partial<Hint>;
    return typeof value.seq === 'number' && typeof value.kind === 'string' ? (value as Hint) : null;
  } catch {
    return null;
  }
}
