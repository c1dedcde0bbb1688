import { render } from 'preact';
import type { JSX } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ReactionView, TriageTree } from './types';
import { useSorting, type Sorting } from './useSorting';

const real = globalThis.fetch;
const tree: TriageTree = {
  start: 'tone',
  questions: [
    {
      id: 'tone',
      text: 'How does it sound?',
      why: '',
      guidelines: [],
      answers: [{ id: 'bad', text: 'Angry', next: 'worry' }],
    },
    {
      id: 'worry',
      text: 'Is there a worry behind it?',
      why: '',
      guidelines: [],
      answers: [{ id: 'yes', text: 'Yes', class: 'worry' }],
    },
  ],
  classes: [
    {
      id: 'worry',
      name: 'Worry',
      why: '',
      guidelines: [],
      reply: true,
      breach: false,
      abusive: false,
      stays: false,
    },
  ],
};

describe('sorting a reaction', () => {
  let sorting: Sorting | undefined;
  let root: HTMLElement;
  let saved: unknown[];
  let refused: boolean;

  function Desk(): JSX.Element {
    const reaction = { id: 'r', state: 'NEW', version: 3 } as ReactionView;
    sorting = useSorting(reaction, tree, () => Promise.resolve());
    return <p>{sorting.place.question?.id}</p>;
  }
  const answer = (id: string): Promise<void> =>
    act(async () => {
      await sorting?.answer(id);
    });

  beforeEach(async () => {
    saved = [];
    refused = false;
    root = document.body.appendChild(document.createElement('div'));
    globalThis.fetch = (_, init) => {
      if (refused) return Promise.resolve(new Response('{"title":"no"}', { status: 412 }));
      saved.push(JSON.parse(init?.body as string));
      return Promise.resolve(new Response(null, { status: 204 }));
    };
    await act(() => render(<Desk />, root));
  });
  afterEach(() => {
    render(null, root);
    root.remove();
    globalThis.fetch = real;
  });

  it('asks one question after the other, and tells the service where they led', async () => {
    expect(root.textContent).toBe('tone');
    await answer('bad');
    expect(root.textContent).toBe('worry');
    expect(saved).toEqual([]);
    await answer('yes');
    expect(saved).toEqual([{ class: 'worry', answers: { tone: 'bad', worry: 'yes' } }]);
  });

  it('asks the last question again, and says why, when its answer could not be saved', async () => {
    await answer('bad');
    refused = true;
    await answer('yes');
    expect(root.textContent).toBe('worry');
    expect(sorting?.problem).toBeDefined();
    refused = false;
    await answer('yes');
    expect(sorting?.problem).toBeUndefined();
    expect(saved).toHaveLength(1);
  });
});
