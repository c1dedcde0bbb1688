import { render } from 'preact';
import type { JSX } from 'preact';
import { afterEach, describe, expect, it } from 'vitest';
import { ourKey, useKeys } from './keys';

const press = (key: string, more: Partial<KeyboardEvent> = {}): Parameters<typeof ourKey>[0] => ({
  key,
  target: document.body,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  isComposing: false,
  repeat: false,
  defaultPrevented: false,
  ...more,
});
const element = (name: string, type?: string): HTMLElement => {
  const made = document.createElement(name);
  if (type) made.setAttribute('type', type);
  return document.body.appendChild(made);
};

describe('a single key', () => {
  afterEach(() => document.body.replaceChildren());

  it('is ours on the page, in capitals too', () => {
    expect(ourKey(press('J'))).toBe('j');
    expect(ourKey(press('?'))).toBe('?');
    expect(ourKey(press('Escape'))).toBe('Escape');
  });

  it.each(['input', 'textarea', 'select'])('is left alone while somebody types in %s', (name) => {
    expect(ourKey(press('d', { target: element(name) }))).toBeUndefined();
  });

  it('is ours on a box that is only ticked', () => {
    expect(ourKey(press('d', { target: element('input', 'checkbox') }))).toBe('d');
  });

  it('is left to the browser together with another, and while letters are put together', () => {
    expect(ourKey(press('r', { ctrlKey: true }))).toBeUndefined();
    expect(ourKey(press('r', { metaKey: true }))).toBeUndefined();
    expect(ourKey(press('e', { altKey: true }))).toBeUndefined();
    expect(ourKey(press('e', { isComposing: true }))).toBeUndefined();
  });

  it('moves on while it is held down, but decides only once', () => {
    expect(ourKey(press('j', { repeat: true }))).toBe('j');
    expect(ourKey(press('1', { repeat: true }))).toBeUndefined();
    expect(ourKey(press('d', { repeat: true }))).toBeUndefined();
  });

  it('does nothing behind an open dialog', () => {
    element('dialog').setAttribute('open', '');
    expect(ourKey(press('1'))).toBeUndefined();
  });

  it('counts from the moment that its screen is drawn, and no longer', () => {
    const pressed: string[] = [];
    function Screen(): JSX.Element {
      useKeys({ s: () => pressed.push('s') });
      return <p>drawn</p>;
    }
    const type = (): boolean => document.dispatchEvent(new KeyboardEvent('keydown', { key: 's' }));
    const root = element('div');
    // Not in act(), which waits for what a browser would do only after the next frame.
    render(<Screen />, root);
    type();
    expect(pressed).toEqual(['s']);
    render(null, root);
    type();
    expect(pressed).toEqual(['s']);
  });
});
