import type { ComponentChildren, JSX } from 'preact';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import { Link } from 'wouter-preact';
import { absolute, now } from './clock';
import { language } from './i18n';
import { t } from './words';

interface ButtonProps {
  children: ComponentChildren;
  onClick?: () => unknown;
  kind?: 'primary' | 'quiet' | 'danger';
  type?: 'button' | 'submit';
  busy?: boolean;
  /** Why this person cannot do it now. The button stays reachable and says so. */
  whyNot?: string | undefined;
  pressed?: boolean;
  expanded?: boolean;
  label?: string;
  small?: boolean;
}

/** One thing a person can do. What cannot be done is explained, not hidden. */
export function Button(props: ButtonProps): JSX.Element {
  const id = useId();
  const stopped = props.whyNot !== undefined && props.whyNot !== '';
  const kind = props.kind ?? 'quiet';
  return (
    <span class="button-with-reason">
      <button
        type={props.type ?? 'button'}
        class={`button ${kind}-button ${props.small ? 'small-button' : ''}`}
        aria-disabled={stopped || props.busy ? true : undefined}
        aria-busy={props.busy ? true : undefined}
        aria-describedby={stopped ? id : undefined}
        aria-pressed={props.pressed}
        aria-expanded={props.expanded}
        aria-label={props.label}
        onClick={(event) => {
          if (stopped || props.busy) event.preventDefault();
          else void props.onClick?.();
        }}
      >
        {props.children}
        {props.busy && <span class="quiet-on-button"> · {t('busy')}</span>}
      </button>
      {stopped && (
        <span class="why-not" id={id}>
          {props.whyNot}
        </span>
      )}
    </span>
  );
}

/** A link that looks like a button: it leads somewhere, it does nothing. */
export function ButtonLink(props: {
  to: string;
  kind?: 'primary' | 'quiet';
  children: ComponentChildren;
}): JSX.Element {
  return (
    <Link href={props.to} class={`button ${props.kind ?? 'quiet'}-button`}>
      {props.children}
    </Link>
  );
}

/** A native modal dialog. Render it while it is open; Escape and the close button call `onClose`. */
export function Dialog(props: {
  title: string;
  onClose?: () => void;
  children: ComponentChildren;
  wide?: boolean;
}): JSX.Element {
  const element = useRef<HTMLDialogElement>(null);
  const id = useId();
  useLayoutEffect(() => {
    const dialog = element.current;
    const before = document.activeElement;
    dialog?.showModal();
    return () => {
      dialog?.close();
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  return (
    <dialog
      ref={element}
      class={props.wide ? 'wide' : undefined}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        props.onClose?.();
      }}
    >
      <div class="dialog-head">
        <h2 id={id}>{props.title}</h2>
        {props.onClose && (
          <button type="button" class="button quiet-button" onClick={props.onClose}>
            {t('close')}
          </button>
        )}
      </div>
      {props.children}
    </dialog>
  );
}

/** Nothing here, why, and what to do about it. */
export function Empty({
  children,
  action,
}: {
  children: ComponentChildren;
  action?: ComponentChildren;
}): JSX.Element {
  return (
    <div class="empty">
      <p>{children}</p>
      {action}
    </div>
  );
}

export type Saving =
  | { state: 'clean' }
  | { state: 'typing' }
  | { state: 'saving' }
  | { state: 'saved'; at: string }
  | { state: 'failed' };

/** Where the typing is, as a word. */
export function SaveState({ saving }: { saving: Saving }): JSX.Element {
  const word = (): string => {
    switch (saving.state) {
      case 'clean':
        return '';
      case 'typing':
        return t('saveTyping');
      case 'saving':
        return t('saveSaving');
      case 'saved':
        return t('saveSaved', { time: absolute(saving.at, now.peek(), language.value, true) });
      case 'failed':
        return t('saveFailed');
    }
  };
  return (
    <span class={`save-state ${saving.state}`} role="status">
      {word()}
    </span>
  );
}

export interface Tab {
  id: string;
  label: string;
}

/** Tabs with arrow keys, as the ARIA practices describe. The panel is the caller's: id `<tabs id>-panel`. */
export function Tabs(props: {
  id: string;
  label: string;
  tabs: readonly Tab[];
  selected: string;
  onSelect: (id: string) => void;
  children: ComponentChildren;
}): JSX.Element {
  const step = (by: number): void => {
    const index = props.tabs.findIndex((tab) => tab.id === props.selected);
    const next = props.tabs[(index + by + props.tabs.length) % props.tabs.length];
    if (!next) return;
    props.onSelect(next.id);
    document.getElementById(`${props.id}-${next.id}`)?.focus();
  };
  return (
    <div class="tabs">
      <div
        role="tablist"
        aria-label={props.label}
        onKeyDown={(event) => {
          if (event.key === 'ArrowRight') step(1);
          if (event.key === 'ArrowLeft') step(-1);
        }}
      >
        {props.tabs.map((tab) => (
          <button
            key={tab.id}
            type="button"
            role="tab"
            id={`${props.id}-${tab.id}`}
            aria-selected={tab.id === props.selected}
            aria-controls={`${props.id}-panel`}
            tabIndex={tab.id === props.selected ? 0 : -1}
            onClick={() => props.onSelect(tab.id)}
          >
            {tab.label}
          </button>
        ))}
      </div>
      <div role="tabpanel" id={`${props.id}-panel`} aria-labelledby={`${props.id}-${props.selected}`}>
        {props.children}
      </div>
    </div>
  );
}

export function Rows({ children, label }: { children: ComponentChildren; label?: string }): JSX.Element {
  return (
    <ul class="rows" aria-label={label}>
      {children}
    </ul>
  );
}

/** One thing in a list: what it is (a link when `to`), its state at the right, the rest smaller below. */
export function Row(props: {
  to?: string;
  title: ComponentChildren;
  state?: ComponentChildren;
  children?: ComponentChildren;
  actions?: ComponentChildren;
}): JSX.Element {
  return (
    <li class="row">
      <div class="row-head">
        {props.to ? (
          <Link href={props.to} class="row-title">
            {props.title}
          </Link>
        ) : (
          <span class="row-title">{props.title}</span>
        )}
        {props.state}
      </div>
      {props.children && <div class="row-more">{props.children}</div>}
      {props.actions && <div class="row-actions">{props.actions}</div>}
    </li>
  );
}

/** A titled part of a screen. */
export function Section(props: {
  title: string;
  aside?: ComponentChildren;
  children: ComponentChildren;
  class?: string;
}): JSX.Element {
  const id = useId();
  return (
    <section class={`section ${props.class ?? ''}`} aria-labelledby={id}>
      <div class="section-head">
        <h2 id={id}>{props.title}</h2>
        {props.aside}
      </div>
      {props.children}
    </section>
  );
}

/** Said to screen readers and shown: n changes wait while you edit or read. */
export function News({ n, onShow }: { n: number; onShow: () => void }): JSX.Element {
  return (
    <div role="status" class="news">
      {n > 0 && (
        <button type="button" class="button live-button" onClick={onShow}>
          {t('news', { n })} · {t('showNews')}
        </button>
      )}
    </div>
  );
}

/** While nothing has arrived yet. */
export function Loading(): JSX.Element {
  return (
    <p class="loading" role="status">
      {t('loading')}
    </p>
  );
}

/** "You typed this earlier", with the way to throw it away. */
export function Restored({ show, onDrop }: { show: boolean; onDrop: () => void }): JSX.Element | null {
  if (!show) return null;
  return (
    <p class="note">
      {t('draftRestored')}{' '}
      <button type="button" class="link" onClick={onDrop}>
        {t('draftDrop')}
      </button>
    </p>
  );
}
