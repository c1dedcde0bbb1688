import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { drafts } from './drafts';
import { session } from './session';
import type { Session } from './types';

function logIn(id: string): void {
  const person = { id, username: id, name: id, version: 1 };
  session.value = { person, roles: [], csrfToken: 't', house: {} } as unknown as Session;
}

describe('what somebody typed', () => {
  beforeEach(() => {
    localStorage.clear();
    logIn('anna');
  });
  afterEach(() => {
    session.value = null;
  });

  it('is on the device at once and stays until it is dropped', () => {
    expect(drafts.keep('note', { text: 'ketelwagens' }, 7)).toBe(true);
    expect(drafts.find('note')).toEqual({ value: { text: 'ketelwagens' }, at: 7 });
    drafts.drop('note');
    expect(drafts.find('note')).toBeUndefined();
  });

  it('is not shown to the next person at the same device', () => {
    drafts.keep('note', { text: 'van Anna' });
    logIn('bert');
    expect(drafts.find('note')).toBeUndefined();
    expect(drafts.count()).toBe(0);
  });

  it('is counted, so that signing out can warn', () => {
    drafts.keep('one', 1);
    drafts.keep('two', 2);
    localStorage.setItem('something.else', 'x');
    expect(drafts.count()).toBe(2);
  });

  it('is kept in memory when the device has no room, and that is said', () => {
    const full = Object.getOwnPropertyDescriptor(globalThis, 'localStorage');
    const refuse = (): never => {
      throw new DOMException('full', 'QuotaExceededError');
    };
    const noRoom = { getItem: refuse, setItem: refuse, removeItem: refuse };
    Object.defineProperty(globalThis, 'localStorage', { configurable: true, value: noRoom });
    try {
      expect(drafts.keep('note', 'rook')).toBe(false);
      expect(drafts.find<string>('note')?.value).toBe('rook');
      expect(drafts.count()).toBe(1);
      drafts.drop('note');
      expect(drafts.find('note')).toBeUndefined();
    } finally {
      if (full) Object.defineProperty(globalThis, 'localStorage', full);
    }
  });

  it('that an older release left in another shape is forgotten instead of breaking the page', () => {
    localStorage.setItem('baken.draft.anna.note', '{half');
    expect(drafts.find('note')).toBeUndefined();
    expect(drafts.count()).toBe(0);
  });
});
