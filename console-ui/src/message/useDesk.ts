import { signal, useSignal, type ReadonlySignal } from '@preact/signals';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { useLive } from '../live/useLive';
import { currentTime } from '../shared/clock';
import { session } from '../shared/session';
import type { Account, Fact, Incident, MediaItem, Page } from '../shared/types';
import type { Desk } from './desk';
import { requestOf, type Draft } from './draft';
import type { MessageLink } from './link/link';
import { useLiveChecks } from './useChecks';
import type { Composer } from './useComposer';
import { useTextOnly } from './useTextOnly';

/** Lays out what the parts of the composer share. */
export function useDesk(incident: Incident, writing: Composer): Desk {
  const facts = useLive<Page<Fact>>(`/api/incidents/${incident.id}/facts?limit=200`, {
    touchedBy: (hint) => hint.incident === incident.id && hint.kind.startsWith('fact.'),
  });
  const accounts = useLive<Page<Account>>('/api/accounts?limit=200');
  const pictures = useLive<Page<MediaItem>>(`/api/incidents/${incident.id}/media?limit=200`, {
    touchedBy: (hint) => hint.incident === incident.id && hint.kind.startsWith('media.'),
  });
  const textOnly = useTextOnly();
  const first = Object.keys(writing.draft.peek().text)[0] ?? '';
  const lang = useSignal(first);
  const shown = useSignal(first);
  const known = writing.message?.id;
  const link = useLive<MessageLink>(known === undefined ? null : `/api/messages/${known}/link`).data?.link;
  const checking = useLiveChecks(() => checkRequest(writing.draft.value, incident.id, known));
  const calm = useCalm(writing.draft);
  const latest = useRef({ writing, facts: facts.data?.items });
  latest.current = { writing, facts: facts.data?.items };
  const { draft, message, problem } = writing;
  // Always the same desk as long as nothing on it but the text changes, so that a letter redraws only what shows it.
  return useMemo(
    () => ({
      incident,
      draft,
      calm,
      change: (next) => latest.current.writing.change(next),
      checking,
      message,
      link,
      facts: facts.data?.items,
      around: () => ({
        facts: latest.current.facts ?? [],
        incident,
        now: currentTime(),
        updateMinutes: session.peek()?.house.updateMinutes ?? 30,
      }),
      accounts: accounts.data?.items ?? [],
      pictures: pictures.data?.items ?? [],
      textOnly,
      problem,
      lang,
      shown,
    }),
    [
      incident,
      draft,
      calm,
      checking,
      message,
      link,
      facts.data,
      accounts.data,
      pictures.data,
      textOnly,
      problem,
      lang,
      shown,
    ],
  );
}

const rest = 150;

/** The draft a moment later: for what is looked at, not typed in. */
function useCalm(draft: ReadonlySignal<Draft>): ReadonlySignal<Draft> {
  const [calm] = useState(() => signal(draft.peek()));
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = draft.subscribe((next) => {
      timer ??= setTimeout(
        () => {
          timer = undefined;
          calm.value = draft.peek();
        },
        next === calm.peek() ? 0 : rest,
      );
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [draft, calm]);
  return calm;
}

/** What the checks are asked about; null while there is nothing to look at. */
function checkRequest(
  draft: Draft,
  incident: string,
  message: string | undefined,
): ReturnType<typeof requestOf> | null {
  const request = requestOf(draft, incident);
  if (Object.keys(request.text).length === 0) return null;
  return {
    ...request,
    ...(message === undefined ? {} : { message }),
    audience: request.audience || '-',
    // The checks read texts; a moment that has passed must not stop them.
    cap: undefined,
    variants: request.variants?.map(({ platform, lang, body }) => ({ platform, lang, body })),
  };
}
