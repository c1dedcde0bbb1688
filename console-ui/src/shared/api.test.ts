import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { api, ApiProblem, forgetActs, NoAnswer, publicOnly, reachable } from './api';
import { session, sessionEnded } from './session';
import type { Session } from './types';

interface Asked {
  method: string;
  path: string;
  header: (name: string) => string | null;
  body: unknown;
}

const real = globalThis.fetch;
let asked: Asked[] = [];
let answers: (() => Response)[] = [];

const json =
  (value: unknown, status = 200) =>
  () =>
    new Response(JSON.stringify(value), { status });
const broken = (): never => {
  throw new TypeError('network');
};

/** A service that gives the answers in turn, the last one for ever. */
function service(...given: (() => Response)[]): void {
  answers = given;
}

beforeEach(() => {
  asked = [];
  forgetActs();
  reachable.value = true;
  sessionEnded.value = false;
  session.value = { csrfToken: 'token-1' } as unknown as Session;
  globalThis.fetch = (path, init) => {
    const headers = new Headers(init?.headers);
    const header = (name: string): string | null => headers.get(name);
    asked.push({ method: init?.method ?? 'GET', path: path as string, header, body: init?.body });
    const next = answers.length > 1 ? answers.shift() : answers[0];
    return new Promise((resolve) => resolve((next ?? broken)()));
  };
});
afterEach(() => {
  globalThis.fetch = real;
  session.value = null;
});

describe('a call', () => {
  it('carries the token and the version it was made on', async () => {
    service(json({ version: 4 }));
    await api.patch('/api/facts/1', { state: 'CONFIRMED' }, 3);
    expect(asked[0]?.header('If-Match')).toBe('"3"');
    expect(asked[0]?.header('X-CSRF-Token')).toBe('token-1');
    expect(asked[0]?.header('Idempotency-Key')).toBeNull();
  });

  it('that is refused says what the service said, field by field', async () => {
    const errors = [{ field: 'title', message: 'Vul een titel in.' }];
    service(json({ type: 'urn:baken:problem:invalid', title: 'Kijk na', errors, more: 1 }, 400));
    const failure = await api.post('/api/incidents', {}).catch((caught: unknown) => caught);
    expect(failure).toBeInstanceOf(ApiProblem);
    expect(failure).toMatchObject({ status: 400, title: 'Kijk na', errors, extra: { more: 1 } });
  });

  it('answered by a page of something in between is still a problem with its status', async () => {
    service(() => new Response('<html>', { status: 413 }));
    await expect(api.get('/api/incidents')).rejects.toMatchObject({ status: 413, title: '413' });
  });

  it('with an old token is made again with a new one', async () => {
    const refused = json({ type: 'urn:baken:problem:csrf', title: 'x' }, 403);
    service(refused, json({ csrfToken: 'token-2' }), json({ id: 1 }));
    await api.post('/api/incidents', { title: 'Brand' });
    expect(asked.map((each) => each.header('X-CSRF-Token'))).toEqual(['token-1', null, 'token-2']);
    expect(asked[2]?.header('Idempotency-Key')).toBe(asked[0]?.header('Idempotency-Key'));
  });
});

describe('an act of a person', () => {
  it('keeps its key over lost answers, so that it cannot be done twice', async () => {
    service(broken, json({ id: 1 }));
    await api.post('/api/incidents', { title: 'Brand' });
    expect(asked).toHaveLength(2);
    expect(asked[0]?.header('Idempotency-Key')).toMatch(/^[0-9a-f]{32}$/);
    expect(asked[1]?.header('Idempotency-Key')).toBe(asked[0]?.header('Idempotency-Key'));
    expect(reachable.value).toBe(true);
  });

  it('keeps its key when the person presses again after no answer at all', async () => {
    service(broken);
    await expect(api.post('/api/incidents', { title: 'Brand' })).rejects.toBeInstanceOf(NoAnswer);
    expect(reachable.value).toBe(false);
    const tries = asked.length;
    service(json({ id: 1 }));
    await api.post('/api/incidents', { title: 'Brand' });
    expect(asked[tries]?.header('Idempotency-Key')).toBe(asked[0]?.header('Idempotency-Key'));
  });

  it('has a new key once the last one was answered, and another body has another key', async () => {
    service(json({ id: 1 }));
    await api.post('/api/facts', { text: 'a' });
    await api.post('/api/facts', { text: 'a' });
    await api.post('/api/facts', { text: 'b' });
    expect(new Set(asked.map((each) => each.header('Idempotency-Key'))).size).toBe(3);
  });

  it('that changes a version is not repeated by itself: the second time would be refused as stale', async () => {
    service(broken);
    await expect(api.put('/api/messages/1', {}, 1)).rejects.toBeInstanceOf(NoAnswer);
    expect(asked).toHaveLength(1);
  });
});

describe('a session that has ended', () => {
  it('asks for the login over the page', async () => {
    service(json({ title: 'x' }, 401));
    await expect(api.get('/api/incidents')).rejects.toMatchObject({ status: 401 });
    expect(sessionEnded.value).toBe(true);
  });
  it('is not what a wrong password means', async () => {
    service(json({ title: 'x' }, 401));
    await expect(api.post('/api/session', {})).rejects.toMatchObject({ status: 401 });
    expect(sessionEnded.value).toBe(false);
  });

  it('knows a service that was told to serve only the public pages from one that is down', async () => {
    const closed = { type: 'urn:baken:problem:public-only', title: 'Public pages only', status: 503 };
    service(json(closed, 503));
    await expect(api.get('/api/incidents')).rejects.toBeInstanceOf(ApiProblem);
    expect(publicOnly.value).toBe(true);
    expect(reachable.value).toBe(true);
    service(json({}));
    await api.get('/api/session');
    expect(publicOnly.value).toBe(true);
    await api.get('/api/incidents');
    expect(publicOnly.value).toBe(false);
  });
});
