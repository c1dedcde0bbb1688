import { signal } from '@preact/signals';
import { learnTime } from './clock';
import { language } from './i18n';
import { session, sessionEnded } from './session';
import type { Session } from './types';

export interface FieldError {
  field: string;
  message: string;
}

/** A refusal of the service (RFC 9457). `extra` holds the members beyond the standard ones. */
export class ApiProblem extends Error {
  constructor(
    readonly status: number,
    readonly type: string,
    readonly title: string,
    readonly detail: string | undefined,
    readonly errors: readonly FieldError[],
    readonly extra: Readonly<Record<string, unknown>>,
  ) {
    super(detail ?? title);
  }
}

/** No answer came: the network is gone or the service does not answer. Nothing is known of the outcome. */
export class NoAnswer extends Error {
  constructor(readonly status?: number) {
    super('no answer');
  }
}

/** false while calls get no answer. Shown as a word in the header. */
export const reachable = signal(true);

/** true while the service answers that only the public pages are served, and the rest of the console is closed. */
export const publicOnly = signal(false);

/** What is answered then too. */
const alwaysOpen = ['/api/session', '/api/service-mode'];

export type Body = object | FormData | undefined;

interface Call {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  path: string;
  body?: Body;
  /** The version the change was made on (If-Match); PUT and PATCH always have one. */
  version?: number;
  signal?: AbortSignal;
}

const pauses = [400, 1500];

/**
 * One key per act of a person: the same call with the same body keeps its key until an answer has come, so a
 * second click or a retry after a lost answer cannot do the thing twice; once answered, the next is a new act.
 */
const openActs = new Map<string, string>();
const bodies = new WeakMap<FormData, string>();

function actOf(call: Call): string {
  if (call.body instanceof FormData) {
    const known = bodies.get(call.body) ?? newKey();
    bodies.set(call.body, known);
    return `${call.path} ${known}`;
  }
  return `${call.path} ${JSON.stringify(call.body ?? null)}`;
}

/** randomUUID exists only on https and localhost; a town hall's first try may be plain http. */
function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

async function send<T>(call: Call): Promise<T> {
  const act = call.method === 'POST' ? actOf(call) : undefined;
  if (act !== undefined && !openActs.has(act)) openActs.set(act, newKey());
  const repeatable = call.method === 'GET' || act !== undefined;
  try {
    const answer = await withRetries(() => once(call, act), repeatable ? pauses : [], call.signal);
    if (act !== undefined) openActs.delete(act);
    return answer as T;
  } catch (failure) {
    if (act !== undefined && failure instanceof ApiProblem && failure.status < 500) openActs.delete(act);
    throw failure;
  }
}

async function withRetries(
  attempt: () => Promise<unknown>,
  waits: readonly number[],
  stop: AbortSignal | undefined,
): Promise<unknown> {
  for (const wait of waits) {
    try {
      return await attempt();
    } catch (failure) {
      if (!(failure instanceof NoAnswer) || stop?.aborted) throw failure;
      await new Promise((resume) => setTimeout(resume, wait));
    }
  }
  return attempt();
}

async function once(call: Call, act: string | undefined, afterNewToken = false): Promise<unknown> {
  const headers = new Headers({ Accept: 'application/json', 'Accept-Language': language.peek() });
  const token = session.peek()?.csrfToken;
  if (call.method !== 'GET' && token) headers.set('X-CSRF-Token', token);
  if (call.version !== undefined) headers.set('If-Match', `"${call.version}"`);
  const key = act === undefined ? undefined : openActs.get(act);
  if (key !== undefined) headers.set('Idempotency-Key', key);
  let body: BodyInit | undefined;
  if (call.body instanceof FormData) body = call.body;
  else if (call.body !== undefined) {
    headers.set('Content-Type', 'application/json');
    body = JSON.stringify(call.body);
  }
  const response = await reach(call, headers, body);
  const answer = await read(response);
  if (!alwaysOpen.includes(call.path)) publicOnly.value = isClosed(response.status, answer);
  if (response.ok) return answer;
  const problem = toProblem(response.status, answer);
  if (response.status === 401 && call.path !== '/api/session' && session.peek()) sessionEnded.value = true;
  if (response.status === 403 && problem.type.includes('csrf') && !afterNewToken && (await renewToken())) {
    return once(call, act, true);
  }
  throw problem;
}

async function reach(call: Call, headers: Headers, body: BodyInit | undefined): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(call.path, {
      method: call.method,
      headers,
      body,
      credentials: 'same-origin',
      cache: 'no-store',
      signal: call.signal,
    });
  } catch (failure) {
    if (call.signal?.aborted) throw failure;
    reachable.value = false;
    throw new NoAnswer();
  }
  learnTime(response.headers.get('Date'));
  // A proxy in front of a service that is down answers for it.
  const closed = response.status === 503 && isClosed(503, await read(response.clone()));
  reachable.value = closed || ![502, 503, 504].includes(response.status);
  if (!reachable.value) throw new NoAnswer(response.status);
  return response;
}

async function read(response: Response): Promise<unknown> {
  const text = await response.text();
  if (!text) return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined; // an HTML page of something in between; the status says enough
  }
}

/** Whether the service is up, and was told to serve the public pages only. */
function isClosed(status: number, answer: unknown): boolean {
  return status === 503 && toProblem(status, answer).type.endsWith(':public-only');
}

function toProblem(status: number, answer: unknown): ApiProblem {
  const members = typeof answer === 'object' && answer !== null ? (answer as Record<string, unknown>) : {};
  const { type, title, detail, errors, ...extra } = members;
  delete extra.status;
  return new ApiProblem(
    status,
    typeof type === 'string' ? type : 'about:blank',
    typeof title === 'string' ? title : String(status),
    typeof detail === 'string' ? detail : undefined,
    Array.isArray(errors) ? (errors as FieldError[]) : [],
    extra,
  );
}

/** Another tab logged in again: the cookie is shared, the token on this page is the old one. */
async function renewToken(): Promise<boolean> {
  try {
    session.value = (await once({ method: 'GET', path: '/api/session' }, undefined, true)) as Session;
    return true;
  } catch {
    return false;
  }
}

export const api = {
  get: <T>(path: string, stop?: AbortSignal) => send<T>({ method: 'GET', path, signal: stop }),
  /** The version only where the act depends on what was seen (If-Match). */
  post: <T = void>(path: string, body?: Body, version?: number) =>
    send<T>({ method: 'POST', path, body, version }),
  put: <T = void>(path: string, body: Body, version?: number) =>
    send<T>({ method: 'PUT', path, body, version }),
  patch: <T = void>(path: string, body: Body, version: number) =>
    send<T>({ method: 'PATCH', path, body, version }),
  delete: <T = void>(path: string, body?: Body, version?: number) =>
    send<T>({ method: 'DELETE', path, body, version }),
};

/** Forgets the acts that got no answer; for tests. */
export function forgetActs(): void {
  openActs.clear();
}
