import type { ComponentChildren, JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Labelled } from '../shared/Form';
import { m } from './words';
import { cleanPaste } from './paste';

interface Props {
  /** The path of the text, as the service calls it. */
  name: string;
  label: string;
  lang: string;
  value: string;
  onInput: (value: string) => void;
  error?: string;
  help?: ComponentChildren;
  limit?: number;
  rows?: number;
  /** One line: a title. */
  single?: boolean;
  optional?: boolean;
  /** Beside the label. */
  aside?: ComponentChildren;
}

/** A field for text that goes out. What is pasted into it loses its invisible characters, and that is said. */
export function TextBox(props: Props): JSX.Element {
  const [removed, setRemoved] = useState(0);
  const typed = (value: string): void => {
    if (removed > 0) setRemoved(0);
    props.onInput(value);
  };
  const pasted = (event: ClipboardEvent): void => {
    const field = event.currentTarget as HTMLTextAreaElement | HTMLInputElement;
    const cleaned = cleanPaste(event.clipboardData?.getData('text/plain') ?? '', props.single ?? false);
    if (cleaned.removed === 0) return;
    event.preventDefault();
    field.setRangeText(cleaned.text, field.selectionStart ?? 0, field.selectionEnd ?? 0, 'end');
    props.onInput(field.value);
    setRemoved(cleaned.removed);
  };
  return (
    <div class={`text-box ${props.aside ? 'has-aside' : ''}`}>
      {props.aside}
      <Labelled {...props} used={props.value.length}>
        {(attributes) =>
          props.single ? (
            <input
              {...attributes}
              type="text"
              autoComplete="off"
              lang={props.lang}
              value={props.value}
              onInput={(event) => typed(event.currentTarget.value)}
              onPaste={pasted}
            />
          ) : (
            <textarea
              {...attributes}
              rows={props.rows ?? 2}
              lang={props.lang}
              value={props.value}
              onInput={(event) => typed(event.currentTarget.value)}
              onPaste={pasted}
            />
          )
        }
      </Labelled>
      <p role="status" class="small cleaned">
        {removed > 0 && m('cleaned', { n: removed })}
      </p>
    </div>
  );
}
