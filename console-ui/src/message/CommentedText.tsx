import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { v } from '../approval/words';
import { Button } from '../shared/parts';
import type { Message } from '../shared/types';
import { CommentDialog, type Numbered } from './Comments';
import { paragraphsOf, selectedPassage, shownTexts, type Paragraph, type Passage } from './passages';
import { inOrder, languageName } from './platforms';
import { m } from './words';

interface CommentedProps {
  message: Pick<Message, 'id' | 'revision' | 'text'>;
  order?: readonly string[];
  comments: readonly Numbered[];
  /** Left out: the text can be read, not commented. */
  onPlaced?: () => unknown;
}

/**
 * The text language beside language, with the passages that somebody commented on. A comment is put on what is selected (mouse,
 * touch), or on a whole paragraph with its own button (keyboard).
 */
export function CommentedText(props: CommentedProps): JSX.Element {
  const { message, onPlaced } = props;
  const [byParagraph, setByParagraph] = useState(false);
  const [on, setOn] = useState<Passage>();
  const selected = useSelectedPassage(onPlaced !== undefined);
  return (
    <>
      <div class="languages">
        {inOrder(message.text, props.order).map((lang) => (
          <article key={lang} class="card as-sent" lang={lang} aria-label={languageName(lang)}>
            <p class="small quiet">{languageName(lang)}</p>
            {(['title', 'body'] as const).map((part) => (
              <Commentable
                key={part}
                path={`text.${lang}.${part}`}
                text={message.text[lang]?.[part] ?? ''}
                title={part === 'title'}
                comments={props.comments}
                onComment={byParagraph ? setOn : undefined}
              />
            ))}
          </article>
        ))}
      </div>
      {onPlaced && (
        <div class="line comment-tools">
          <Button small pressed={byParagraph} onClick={() => setByParagraph(!byParagraph)}>
            {byParagraph ? v('commentModeStop') : v('commentMode')}
          </Button>
          <span class="small quiet" role="status">
            {byParagraph && v('commentsHow')}
          </span>
        </div>
      )}
      {onPlaced && selected && !on && (
        <div class="selection-bar">
          {/* Pressing must not take the selection away before it is read. */}
          <button
            type="button"
            class="button primary-button"
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => setOn(selected)}
          >
            {v('commentOn', { quote: shortened(selected.quote) })}
          </button>
        </div>
      )}
      {on && (
        <CommentDialog
          message={message}
          passage={on}
          onClose={() => setOn(undefined)}
          onPlaced={() => onPlaced?.()}
        />
      )}
    </>
  );
}

function shortened(quote: string): string {
  const words = quote.replace(/\s+/gu, ' ');
  return words.length > 40 ? `${words.slice(0, 38)}…` : words;
}

/** What is selected now, as the document tells; nothing while it is not within one text. */
function useSelectedPassage(wanted: boolean): Passage | undefined {
  const [passage, setPassage] = useState<Passage>();
  useEffect(() => {
    if (!wanted) return;
    const look = (): void => setPassage(selectedPassage(document.getSelection()));
    document.addEventListener('selectionchange', look);
    return () => document.removeEventListener('selectionchange', look);
  }, [wanted]);
  return passage;
}

function Commentable(props: {
  path: string;
  text: string;
  title: boolean;
  comments: readonly Numbered[];
  onComment: ((passage: Passage) => void) | undefined;
}): JSX.Element | null {
  const { path, text } = props;
  const here = props.comments.flatMap(({ comment, at }) =>
    at?.path === path ? [{ id: comment.id, start: at.start, end: at.end }] : [],
  );
  const paragraphs = paragraphsOf(text, here);
  if (paragraphs.length === 0) return null;
  return (
    <div
      class="commentable"
      data-path={path}
      ref={(element) => {
        if (element) shownTexts.set(element, text);
      }}
    >
      {paragraphs.map((paragraph) => (
        <div key={paragraph.start} class="paragraph">
          {props.title ? (
            <h3 class="large" data-start={paragraph.start}>
              <Pieces paragraph={paragraph} comments={props.comments} />
            </h3>
          ) : (
            <p class="pre readable" data-start={paragraph.start}>
              <Pieces paragraph={paragraph} comments={props.comments} />
            </p>
          )}
          {props.onComment && (
            <Button
              small
              label={v('commentOn', { quote: shortened(text.slice(paragraph.start, paragraph.end)) })}
              onClick={() =>
                props.onComment?.({
                  path,
                  start: paragraph.start,
                  end: paragraph.end,
                  quote: text.slice(paragraph.start, paragraph.end),
                })
              }
            >
              {props.title ? m('title') : v('commentParagraph')}
            </Button>
          )}
        </div>
      ))}
    </div>
  );
}

/** The number stands beside the words by the style sheet: it is no letter of the text, so that offsets stay true. */
function Pieces(props: { paragraph: Paragraph; comments: readonly Numbered[] }): JSX.Element {
  return (
    <>
      {props.paragraph.pieces.map((piece) => {
        const ids = piece.comments;
        if (ids.length === 0) return <span key={piece.start}>{piece.text}</span>;
        const numbers = props.comments.filter(({ comment }) => ids.includes(comment.id)).map(({ n }) => n);
        const ends = props.comments.filter(
          ({ comment, at }) => ids.includes(comment.id) && at?.end === piece.start + piece.text.length,
        );
        return (
          <mark
            key={piece.start}
            class="commented"
            tabIndex={-1}
            data-comments={ids.join(' ')}
            data-numbers={ends.length > 0 ? ends.map(({ n }) => n).join(' ') : undefined}
            title={numbers.map((n) => v('commentNumber', { n })).join(', ')}
          >
            {piece.text}
          </mark>
        );
      })}
    </>
  );
}
