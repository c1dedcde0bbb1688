import { render } from 'preact';
import type { JSX } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { announce, forgetLive } from './stream';
import { useLive, type Live } from './useLive';

const real = globalThis.fetch;

describe('what is shown live', () => {
  let fetched = 0;
  let fail = false;
  let shown: Live<{ n: number }> | undefined;
  let root: HTMLElement;

  function Page({ keep }: { keep: boolean }): JSX.Element {
    shown = useLive<{ n: number }>('/api/thing', { touchedBy: (hint) => hint.incident === 'mine', keep });
    return <p>{shown.data?.n}</p>;
  }
  const draw = (keep: boolean): Promise<void> =>
    act(async () => {
      render(<Page keep={keep} />, root);
      await Promise.resolve();
    });

  beforeEach(() => {
    forgetLive();
    fetched = 0;
    fail = false;
    root = document.body.appendChild(document.createElement('div'));
    globalThis.fetch = () =>
      Promise.resolve(
        fail
          ? new Response('{"title":"no"}', { status: 404 })
          : new Response(JSON.stringify({ n: ++fetched })),
      );
  });
  afterEach(() => {
    render(null, root);
    root.remove();
    globalThis.fetch = real;
  });

  it('is fetched again, once, for a burst of hints that touch it', async () => {
    await draw(false);
    await expect.poll(() => root.textContent).toBe('1');
    for (let seq = 1; seq <= 12; seq += 1) announce({ seq, kind: 'delivery.sent', incident: 'mine' });
    await expect.poll(() => root.textContent).toBe('2');
    expect(fetched).toBe(2);
  });

  it('is left alone by what happens elsewhere', async () => {
    await draw(false);
    await expect.poll(() => root.textContent).toBe('1');
    announce({ seq: 1, kind: 'delivery.sent', incident: 'other' });
    announce({ seq: 2, kind: 'delivery.sent', incident: 'mine' });
    await expect.poll(() => root.textContent).toBe('2');
    expect(fetched).toBe(2);
  });

  it('stays while somebody edits, counts what is new, and catches up afterwards', async () => {
    await draw(true);
    await expect.poll(() => root.textContent).toBe('1');
    await act(() => {
      announce({ seq: 1, kind: 'fact.added', incident: 'mine' });
      announce({ seq: 2, kind: 'fact.added', incident: 'mine' });
    });
    await expect.poll(() => shown?.news).toBe(2);
    expect(root.textContent).toBe('1');
    await draw(false);
    await expect.poll(() => root.textContent).toBe('2');
    expect(shown?.news).toBe(0);
  });

  it('stays on the screen when a later fetch fails, and says so', async () => {
    await draw(false);
    await expect.poll(() => root.textContent).toBe('1');
    fail = true;
    announce({ seq: 1, kind: 'fact.added', incident: 'mine' });
    await expect.poll(() => shown?.problem).toMatchObject({ status: 404 });
    expect(root.textContent).toBe('1');
  });

  it('goes on when somebody refreshes what was shown before', async () => {
    let before: (() => Promise<void>) | undefined;
    function Later({ path }: { path: string | null }): JSX.Element {
      shown = useLive<{ n: number }>(path);
      before ??= shown.refresh;
      return <p>{shown.data?.n}</p>;
    }
    const at = (path: string | null): Promise<void> =>
      act(async () => {
        render(<Later path={path} />, root);
        await Promise.resolve();
      });
    let answer: (value: Response) => void = () => undefined;
    globalThis.fetch = (_, init) =>
      new Promise((resolve, reject) => {
        answer = resolve;
        init?.signal?.addEventListener('abort', () => reject(new Error('stopped')));
      });
    await at(null);
    await at('/api/thing');
    await act(() => before?.());
    answer(new Response('{"n":1}'));
    await expect.poll(() => root.textContent).toBe('1');
  });

  it('keeps what was just saved when a fetch from before it answers late', async () => {
    const answers: ((value: Response) => void)[] = [];
    globalThis.fetch = () => new Promise((resolve) => answers.push(resolve));
    await draw(false);
    await act(() => shown?.set({ n: 8 }));
    answers[0]?.(new Response('{"n":7}'));
    await expect.poll(() => answers.length).toBe(2);
    expect(root.textContent).toBe('8');
    answers[1]?.(new Response('{"n":9}'));
    await expect.poll(() => root.textContent).toBe('9');
  });

  it('can be a whole list, page after page', async () => {
    const pages: Record<string, object> = {
      '/api/things?limit=2': { items: [1, 2], next: 'b c' },
      '/api/things?limit=2&after=b%20c': { items: [3], next: null },
    };
    globalThis.fetch = (path) => Promise.resolve(new Response(JSON.stringify(pages[path as string])));
    function List(): JSX.Element {
      const list = useLive<{ items: number[] }>('/api/things?limit=2', { whole: true });
      return <p>{list.data?.items.join(' ')}</p>;
    }
    await act(async () => {
      render(<List />, root);
      await Promise.resolve();
    });
    await expect.poll(() => root.textContent).toBe('1 2 3');
  });
});
