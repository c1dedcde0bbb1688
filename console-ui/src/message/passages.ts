import type { ReviewComment } from '../shared/types';

/** A stretch of a text with the numbers of the comments on it. */
export interface Piece {
  text: string;
  start: number;
  comments: string[];
}
export interface Paragraph {
  start: number;
  end: number;
  pieces: Piece[];
}
export interface Passage {
  path: string;
  start: number;
  end: number;
  quote: string;
}

type Anchored = Pick<ReviewComment, 'id' | 'path' | 'start' | 'end'> & Partial<ReviewComment>;

/** Where a comment stands in the newest text, or undefined when its words are gone. */
export function anchorOf(
  comment: Anchored,
  revision: number,
): { path: string; start: number; end: number } | undefined {
  if (comment.now) return comment.now;
  return comment.revision === revision
    ? { path: comment.path, start: comment.start, end: comment.end }
    : undefined;
}

/** The paragraphs of a text, each cut where a comment begins or ends. Offsets are UTF-16 units in the whole text. */
export function paragraphsOf(
  text: string,
  anchors: readonly { id: string; start: number; end: number }[],
): Paragraph[] {
  const paragraphs: Paragraph[] = [];
  for (const match of text.matchAll(/[^\n](?:[^\n]|\n(?![ \t]*(?:\n|$)))*/gu)) {
    const start = match.index;
    paragraphs.push({
      start,
      end: start + match[0].length,
      pieces: piecesOf(text, start, start + match[0].length, anchors),
    });
  }
  return paragraphs;
}

function piecesOf(
  text: string,
  start: number,
  end: number,
  anchors: readonly { id: string; start: number; end: number }[],
): Piece[] {
  const inside = anchors.filter((each) => each.start < end && each.end > start);
  const cuts = [start, end, ...inside.flatMap((each) => [each.start, each.end])]
    .filter((cut) => cut >= start && cut <= end)
    .sort((one, other) => one - other);
  const edges = [...new Set(cuts)];
  return edges.slice(0, -1).map((from, index) => {
    const to = edges[index + 1] ?? end;
    return {
      text: text.slice(from, to),
      start: from,
      comments: inside.filter((each) => each.start < to && each.end > from).map((each) => each.id),
    };
  });
}

/** The passage that is selected on the page, when it lies within one commentable text and holds more than white space. */
export function selectedPassage(selection: Selection | null): Passage | undefined {
  if (!selection || selection.rangeCount === 0 || selection.isCollapsed) return undefined;
  const range = selection.getRangeAt(0);
  const from = placeOf(range.startContainer, range.startOffset);
  const to = placeOf(range.endContainer, range.endOffset);
  if (from?.text === undefined || from.path !== to?.path) return undefined;
  const quote = from.text.slice(from.at, to.at);
  const lead = quote.length - quote.trimStart().length;
  const trimmed = quote.trim();
  if (trimmed === '') return undefined;
  const start = from.at + lead;
  return { path: from.path, start, end: start + trimmed.length, quote: trimmed };
}

/** Texts on the page by their element: the letters on the screen are those of the text from `data-start` on. */
export const shownTexts = new WeakMap<Element, string>();

function placeOf(node: Node, offset: number): { path: string; text: string; at: number } | undefined {
  const element = node instanceof Element ? node : node.parentElement;
  const root = element?.closest('[data-path]');
  const paragraph = element?.closest('[data-start]');
  const text = root ? shownTexts.get(root) : undefined;
  const path = root?.getAttribute('data-path');
  if (!root || text === undefined || !path) return undefined;
  if (!paragraph) {
    // Between paragraphs: where the next one begins, or the end.
    const next = node.childNodes[offset];
    const start = next instanceof Element ? next.getAttribute('data-start') : null;
    return { path, text, at: start === null ? text.length : Number(start) };
  }
  const before = document.createRange();
  before.selectNodeContents(paragraph);
  before.setEnd(node, offset);
  return { path, text, at: Number(paragraph.getAttribute('data-start')) + before.toString().length };
}
