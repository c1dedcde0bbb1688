import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { Labelled } from './Form';

/** A choice of one file. `file` undefined empties it, so that the same file can be chosen again. */
export function FileField(props: {
  name: string;
  label: string;
  help?: string;
  error?: string;
  optional?: boolean;
  /** Media types, as the `accept` attribute takes them. */
  accept: string;
  file: File | undefined;
  onChoose: (file: File | undefined) => void;
}): JSX.Element {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (!props.file && input.current) input.current.value = '';
  }, [props.file]);
  return (
    <Labelled {...props}>
      {(attributes) => (
        <input
          {...attributes}
          ref={input}
          type="file"
          accept={props.accept}
          onChange={(event) => props.onChoose(event.currentTarget.files?.[0])}
        />
      )}
    </Labelled>
  );
}
