import { afterEach, describe, expect, it } from 'vitest';
import { anchorOf, paragraphsOf, selectedPassage, shownTexts } from './passages';

const text = 'Blijf binnen.\nSluit ramen.\n\nBel 1771 voor vragen 🚒.';

describe('paragraphs of a text', () => {
  it('are split at empty lines only, with their place in the whole text', () => {
    expect(paragraphsOf(text, []).map(({ start, end }) => text.slice(start, end))).toEqual([
      'Blijf binnen.\nSluit ramen.',
      'Bel 1771 voor vragen 🚒.',
    ]);
  });

  it('put together again are the whole text, wherever comments begin and end', () => {
    const anchors = [
      { id: 'a', start: 6, end: 20 },
      { id: 'b', start: 14, end: 35 },
    ];
    const [first, second] = paragraphsOf(text, anchors);
    expect(first?.pieces.map((piece) => [piece.text, piece.comments])).toEqual([
      ['Blijf ', []],
      ['binnen.\n', ['a']],
      ['Sluit ', ['a', 'b']],
      ['ramen.', ['b']],
    ]);
    expect(second?.pieces.map((piece) => [piece.text, piece.comments])).toEqual([
      ['Bel 177', ['b']],
      ['1 voor vragen 🚒.', []],
    ]);
  });
});

describe('where a comment stands', () => {
  const comment = { id: 'c', path: 'text.nl.body', start: 3, end: 9, revision: 2 };

  it('is where it was put while the text is the same', () => {
    expect(anchorOf(comment, 2)).toEqual({ path: 'text.nl.body', start: 3, end: 9 });
  });

  it('is where the service found the words again, or nowhere', () => {
    expect(anchorOf({ ...comment, now: { path: 'text.nl.body', start: 8, end: 14 } }, 3)?.start).toBe(8);
    expect(anchorOf(comment, 3)).toBeUndefined();
  });
});

describe('a selection', () => {
  afterEach(() => document.body.replaceChildren());

  function show(): HTMLElement {
    const root = document.createElement('div');
    root.dataset.path = 'text.nl.body';
    for (const paragraph of paragraphsOf(text, [{ id: 'a', start: 6, end: 12 }])) {
      const p = document.createElement('p');
      p.dataset.start = String(paragraph.start);
      for (const piece of paragraph.pieces) {
        const span = document.createElement(piece.comments.length > 0 ? 'mark' : 'span');
        span.textContent = piece.text;
        p.append(span);
      }
      root.append(p);
    }
    shownTexts.set(root, text);
    document.body.append(root);
    return root;
  }

  function select(from: Node, start: number, to: Node, end: number): ReturnType<typeof selectedPassage> {
    const range = document.createRange();
    range.setStart(from, start);
    range.setEnd(to, end);
    const selection = document.getSelection();
    selection?.removeAllRanges();
    selection?.addRange(range);
    return selectedPassage(selection);
  }

  it('over marks and paragraphs is found in the whole text, without the white space at its ends', () => {
    const root = show();
    const spans = root.querySelectorAll('p > *');
    const first = spans[0]?.firstChild;
    const last = spans[spans.length - 1]?.firstChild;
    if (!first || !last) throw new Error('nothing shown');
    expect(select(first, 5, last, 8)).toEqual({
      path: 'text.nl.body',
      start: 6,
      end: 36,
      quote: text.slice(6, 36),
    });
  });

  it('of white space only, or outside the text, is none', () => {
    const root = show();
    const first = root.querySelector('p > *')?.firstChild;
    if (!first) throw new Error('nothing shown');
    expect(select(first, 5, first, 6)).toBeUndefined();
    const outside = document.createElement('p');
    outside.textContent = 'elders';
    document.body.append(outside);
    expect(select(outside, 0, outside, 1)).toBeUndefined();
  });
});
