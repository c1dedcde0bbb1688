import { render } from 'preact';
import type { JSX } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { announce, forgetLive } from '../live/stream';
import type { ReactionView } from './types';
import { useInbox, type Inbox } from './useInbox';

const real = globalThis.fetch;

describe('the inbox on the screen', () => {
  let states: Record<string, string>;
  let inbox: Inbox | undefined;
  let root: HTMLElement;
  let summaries = 0;

  function List(): JSX.Element {
    inbox = useInbox('mine', 'state=NEW');
    return <p>{inbox.items?.map(({ id, state }) => `${id}:${state}`).join(' ')}</p>;
  }
  const view = (id: string): Pick<ReactionView, 'id'> & { state: string } => ({
    id,
    state: states[id] ?? '',
  });
  const answerTo = (path: string): unknown => {
    const ids = Object.keys(states);
    if (path.endsWith('/summary')) summaries += 1;
    if (path.endsWith('/summary'))
      return { states: { NEW: ids.length }, classes: {}, overdue: 0, mine: 0, authors: 1 };
    const one = /\/api\/reactions\/(\w+)/.exec(path)?.[1];
    return one ? view(one) : { items: ids.map(view) };
  };

  beforeEach(async () => {
    forgetLive();
    states = { a: 'NEW', b: 'NEW' };
    root = document.body.appendChild(document.createElement('div'));
    globalThis.fetch = (path) => Promise.resolve(new Response(JSON.stringify(answerTo(path as string))));
    await act(async () => {
      render(<List />, root);
      await Promise.resolve();
    });
    await expect.poll(() => inbox?.summary).toBeDefined();
    await expect.poll(() => root.textContent).toBe('a:NEW b:NEW');
  });
  afterEach(() => {
    render(null, root);
    root.remove();
    globalThis.fetch = real;
  });

  it('mends a row that somebody else changed, where it stands', async () => {
    states.a = 'LEFT';
    announce({ seq: 1, kind: 'reaction.triaged', incident: 'mine', id: 'a' });
    await expect.poll(() => root.textContent).toBe('a:LEFT b:NEW');
    expect(inbox?.news).toBe(0);
  });

  it('counts what comes in, and shows it only when asked to', async () => {
    states = { c: 'NEW', d: 'NEW', e: 'NEW', ...states };
    announce({ seq: 1, kind: 'reactions.received', incident: 'mine', id: 'e' });
    await expect.poll(() => inbox?.news).toBe(3);
    expect(root.textContent).toBe('a:NEW b:NEW');
    await act(() => inbox?.refresh());
    await expect.poll(() => root.textContent).toBe('c:NEW d:NEW e:NEW a:NEW b:NEW');
    expect(inbox?.news).toBe(0);
  });

  it('does not hear what happens elsewhere', async () => {
    const before = summaries;
    announce({ seq: 1, kind: 'reactions.received', incident: 'other', id: 'c' });
    announce({ seq: 2, kind: 'message.approved', incident: 'mine', id: 'm' });
    announce({ seq: 3, kind: 'reaction.triaged', incident: 'mine', id: 'z' });
    await expect.poll(() => summaries).toBe(before + 1);
  });
});
