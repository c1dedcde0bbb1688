import { useSignal } from '@preact/signals';
import { useLive } from '../live/useLive';
import { currentTime } from '../shared/clock';
import { session } from '../shared/session';
import type { Account, Fact, Incident, MediaItem, Page } from '../shared/types';
import type { Desk } from './desk';
import { requestOf, type Draft } from './draft';
import { useLiveChecks } from './useChecks';
import type { Composer } from './useComposer';

/** Lays out what the parts of the composer share. */
export function useDesk(incident: Incident, writing: Composer): Desk {
  const facts = useLive<Page<Fact>>(`/api/incidents/${incident.id}/facts?limit=200`, {
    touchedBy: (hint) => hint.incident === incident.id && hint.kind.startsWith('fact.'),
  });
  const accounts = useLive<Page<Account>>('/api/accounts?limit=200');
  const pictures = useLive<Page<MediaItem>>(`/api/incidents/${incident.id}/media?limit=200`, {
    touchedBy: (hint) => hint.incident === incident.id && hint.kind.startsWith('media.'),
  });
  const first = Object.keys(writing.draft.peek().text)[0] ?? '';
  const lang = useSignal(first);
  const shown = useSignal(first);
  const known = writing.message?.id;
  const checking = useLiveChecks(() => checkRequest(writing.draft.value, incident.id, known));
  return {
    incident,
    draft: writing.draft,
    change: writing.change,
    checking,
    message: writing.message,
    facts: facts.data?.items,
    around: () => ({
      facts: facts.data?.items ?? [],
      incident,
      now: currentTime(),
      updateMinutes: session.peek()?.house.updateMinutes ?? 30,
    }),
    accounts: accounts.data?.items ?? [],
    pictures: pictures.data?.items ?? [],
    problem: writing.problem,
    lang,
    shown,
  };
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
    variants: request.variants?.map(({ platform, lang, body }) => ({ platform, lang, body })),
  };
}
