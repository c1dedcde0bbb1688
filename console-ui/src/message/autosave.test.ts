import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ApiProblem, NoAnswer } from '../shared/api';
import { Autosave } from './autosave';

const refusal = (status: number): ApiProblem => new ApiProblem(status, 'about:blank', '', undefined, [], {});

interface Call {
  value: string;
  done: () => void;
  fail: (failure: unknown) => void;
}

function begin(): { autosave: Autosave<string>; calls: Call[]; states: string[]; settled: () => number } {
  const calls: Call[] = [];
  const states: string[] = [];
  let settled = 0;
  const autosave = new Autosave<string>({
    save: (value) =>
      new Promise<void>((done, fail) => {
        calls.push({ value, done, fail });
      }),
    onState: (state) => states.push(state.state),
    onSettled: () => (settled += 1),
  });
  return { autosave, calls, states, settled: () => settled };
}

/** Lets promises that are already decided run their course. */
const settle = (): Promise<unknown> => vi.advanceTimersByTimeAsync(0);

describe('saving by itself', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('waits for a pause in the typing and saves the newest', async () => {
    const { autosave, calls, states, settled } = begin();
    autosave.changed('a');
    await vi.advanceTimersByTimeAsync(300);
    autosave.changed('ab');
    await vi.advanceTimersByTimeAsync(800);
    expect(calls.map((call) => call.value)).toEqual(['ab']);
    calls[0]?.done();
    await settle();
    expect(states).toEqual(['typing', 'typing', 'saving', 'saved']);
    expect(settled()).toBe(1);
    expect(autosave.dirty).toBe(false);
  });

  it('saves within two seconds of the first letter although the typing goes on', async () => {
    const { autosave, calls } = begin();
    for (let i = 0; i < 9; i++) {
      autosave.changed('x'.repeat(i + 1));
      await vi.advanceTimersByTimeAsync(200);
    }
    expect(calls).toHaveLength(1);
  });

  it('never has two saves under way, and saves what was typed meanwhile afterwards', async () => {
    const { autosave, calls, settled } = begin();
    autosave.changed('a');
    await vi.advanceTimersByTimeAsync(800);
    autosave.changed('ab');
    await vi.advanceTimersByTimeAsync(5000);
    expect(calls).toHaveLength(1);
    calls[0]?.done();
    await vi.advanceTimersByTimeAsync(800);
    expect(settled()).toBe(0);
    expect(calls.map((call) => call.value)).toEqual(['a', 'ab']);
    calls[1]?.done();
    await settle();
    expect(settled()).toBe(1);
  });

  it('tries again by itself when no answer came', async () => {
    const { autosave, calls, states } = begin();
    autosave.changed('a');
    await vi.advanceTimersByTimeAsync(800);
    calls[0]?.fail(new NoAnswer());
    await vi.advanceTimersByTimeAsync(2000);
    expect(calls).toHaveLength(2);
    calls[1]?.done();
    await settle();
    expect(states).toEqual(['typing', 'saving', 'failed', 'saving', 'saved']);
  });

  it('goes at once when the network is back, not at the end of a long pause', async () => {
    const { autosave, calls } = begin();
    autosave.changed('a');
    await vi.advanceTimersByTimeAsync(800);
    calls[0]?.fail(new NoAnswer());
    await settle();
    autosave.nudge();
    await vi.advanceTimersByTimeAsync(1);
    expect(calls).toHaveLength(2);
  });

  it('does not repeat what was refused until something changes', async () => {
    const { autosave, calls } = begin();
    autosave.changed('a');
    await vi.advanceTimersByTimeAsync(800);
    calls[0]?.fail(refusal(400));
    await vi.advanceTimersByTimeAsync(60_000);
    expect(calls).toHaveLength(1);
    expect(autosave.dirty).toBe(true);
    autosave.changed('b');
    await vi.advanceTimersByTimeAsync(800);
    expect(calls.at(-1)?.value).toBe('b');
  });

  it('stops at a clash until a person decided', async () => {
    const { autosave, calls, states } = begin();
    autosave.changed('a');
    await vi.advanceTimersByTimeAsync(800);
    calls[0]?.fail(refusal(412));
    await settle();
    expect(states.at(-1)).toBe('clash');
    autosave.changed('ab');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(calls).toHaveLength(1);
    expect(await autosave.flush()).toBe(false);
    autosave.resume('ab + theirs');
    await vi.advanceTimersByTimeAsync(800);
    expect(calls.at(-1)?.value).toBe('ab + theirs');
  });

  it('saves at once when asked, and tells whether everything is with the service', async () => {
    const { autosave, calls } = begin();
    autosave.changed('a');
    const flushed = autosave.flush();
    await settle();
    calls[0]?.done();
    expect(await flushed).toBe(true);
    autosave.changed('b');
    const refused = autosave.flush();
    await settle();
    calls[1]?.fail(refusal(409));
    expect(await refused).toBe(false);
  });
});
