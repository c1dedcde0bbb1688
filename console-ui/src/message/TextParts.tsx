import type { JSX } from 'preact';
import type { DiffPart, Message } from '../shared/types';
import { partName } from './Clashes';
import { capValue } from './cap/told';
import { inOrder, languageName, languageOf } from './platforms';
import { m } from './words';

/** The text of all channels, language beside language. */
export function TextOf(props: {
  message: Pick<Message, 'text'>;
  /** In the order of the incident's languages. */
  order?: readonly string[];
}): JSX.Element {
  return (
    <div class="languages">
      {inOrder(props.message.text, props.order).map((lang) => (
        <article key={lang} class="card as-sent" lang={lang} aria-label={languageName(lang)}>
          <p class="small quiet">{languageName(lang)}</p>
          {props.message.text[lang]?.title && <h3 class="large">{props.message.text[lang].title}</h3>}
          <p class="pre readable">{props.message.text[lang]?.body}</p>
        </article>
      ))}
    </div>
  );
}

/** What changed, word by word: taken away is struck through, new is underlined, both also said to screen readers. */
export function Diff({ parts }: { parts: readonly DiffPart[] }): JSX.Element {
  const changed = parts.filter((part) => part.segments.some((segment) => segment.op !== '='));
  if (changed.length === 0) return <p class="quiet">{m('diffNone')}</p>;
  return (
    <div class="stack">
      {changed.map((part) => (
        <section key={part.path} aria-label={partName(part.path)}>
          <h3 class="small">{partName(part.path)}</h3>
          <p class="pre readable diff" lang={languageOf(part.path)}>
            {part.segments.map((segment, index) => (
              <Segment key={index} op={segment.op} text={told(part.path, segment.text)} />
            ))}
          </p>
        </section>
      ))}
    </div>
  );
}

/** A choice from a list is said in words. */
function told(path: string, text: string): string {
  return path.startsWith('cap.') ? capValue(path, text) : text;
}

function Segment({ op, text }: { op: '=' | '+' | '-'; text: string }): JSX.Element {
  if (op === '=') return <>{text}</>;
  return op === '+' ? (
    <ins>
      <span class="hidden">[{m('diffNew')}] </span>
      {text}
    </ins>
  ) : (
    <del>
      <span class="hidden">[{m('diffGone')}] </span>
      {text}
    </del>
  );
}
