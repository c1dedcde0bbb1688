import type { ComponentChildren, JSX } from 'preact';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';

/** A part that was opened by a key or a button: it takes the focus, and Escape closes it. */
export function Panel(props: {
  title: string;
  onClose: () => void;
  children: ComponentChildren;
}): JSX.Element {
  const box = useRef<HTMLElement>(null);
  const id = useId();
  useLayoutEffect(() => {
    const first = box.current?.querySelector<HTMLElement>('select, textarea, input, button');
    (first ?? box.current)?.focus();
    box.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  return (
    <section
      class="card stack"
      aria-labelledby={id}
      tabIndex={-1}
      ref={box}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.isComposing) return;
        event.preventDefault();
        props.onClose();
      }}
    >
      <h2 id={id}>{props.title}</h2>
      {props.children}
    </section>
  );
}
