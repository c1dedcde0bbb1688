import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Hint } from '../shared/types';
import { announce, connection, forgetLive, listen, startLive, stopLive } from './stream';

/** What the browser gives: the test says when it opens, hears or breaks. */
class Source {
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: string }) => void) | null = null;
  onerror: (() => void) | null = null;
  readyState = 0;
  closed = false;
  close(): void {
    this.closed = true;
  }
}

describe('the live stream', () => {
  let sources: Source[] = [];
  let heard: (Hint | null)[] = [];
  let addresses: string[] = [];
  let stop: () => unknown = () => undefined;
  const open = (address: string): EventSource => {
    const source = new Source();
    addresses.push(address);
    sources.push(source);
    return source as unknown as EventSource;
  };
  const hint = (seq: number): string => JSON.stringify({ seq, kind: 'fact.added', incident: 'i', id: 'f' });

  beforeEach(() => {
    forgetLive();
    sources = [];
    addresses = [];
    heard = [];
    stop = listen((each) => heard.push(each));
  });
  afterEach(() => {
    stop();
    forgetLive();
  });

  it('says whether what is on the screen follows the service', () => {
    startLive(undefined, open);
    expect(connection.value).toBe('connecting');
    sources[0]?.onopen?.();
    expect(connection.value).toBe('live');
    sources[0]?.onerror?.();
    expect(connection.value).toBe('lost');
  });

  it('passes every hint on once, though the replay after a break overlaps', () => {
    startLive(undefined, open);
    for (const seq of [1, 2, 2, 1, 3]) sources[0]?.onmessage?.({ data: hint(seq) });
    expect(heard.map((each) => each?.seq)).toEqual([1, 2, 3]);
  });

  it('is not broken by a line it cannot read', () => {
    startLive(undefined, open);
    sources[0]?.onmessage?.({ data: 'not json' });
    sources[0]?.onmessage?.({ data: '{"kind":"x"}' });
    sources[0]?.onmessage?.({ data: hint(1) });
    expect(heard).toHaveLength(1);
  });

  it('has everything fetched again when the browser gave up and it had to begin anew', async () => {
    startLive(undefined, open);
    const first = sources[0];
    if (first) first.readyState = 2;
    first?.onerror?.();
    await expect.poll(() => sources.length, { timeout: 3000 }).toBe(2);
    expect(first?.closed).toBe(true);
    sources[1]?.onopen?.();
    expect(heard).toEqual([null]);
  });

  it('has everything fetched again after a login in between: what happened meanwhile was not replayed', () => {
    startLive(undefined, open);
    sources[0]?.onopen?.();
    expect(heard).toEqual([]);
    stopLive();
    startLive(undefined, open);
    sources[1]?.onopen?.();
    expect(heard).toEqual([null]);
  });

  it('asks for what was logged since the session was asked for, and later since the last hint', () => {
    startLive(41, open);
    sources[0]?.onmessage?.({ data: hint(42) });
    startLive(41, open);
    expect(addresses).toEqual(['/api/events?after=41', '/api/events?after=42']);
  });

  it('has everything fetched again when too much was missed to tell one by one', () => {
    startLive(41, open);
    sources[0]?.onmessage?.({ data: '{"seq":5000,"kind":"reload"}' });
    expect(heard).toEqual([null]);
  });

  it('leaves who stopped listening alone', () => {
    stop();
    announce({ seq: 1, kind: 'fact.added' });
    expect(heard).toEqual([]);
  });
});
