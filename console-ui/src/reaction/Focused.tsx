import type { ComponentChildren, JSX } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

/** A form that was opened by a button that is gone now: its first field takes the focus. */
export function Focused({ children }: { children: ComponentChildren }): JSX.Element {
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    box.current?.querySelector<HTMLElement>('textarea, input, select')?.focus();
  }, []);
  return <div ref={box}>{children}</div>;
}
