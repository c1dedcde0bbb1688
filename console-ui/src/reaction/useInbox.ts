import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { listen } from '../live/stream';
import { useLive } from '../live/useLive';
import { useAction, type Action } from '../shared/action';
import { api } from '../shared/api';
import type { Page } from '../shared/types';
import type { ReactionSummary, ReactionView } from './types';

export interface Inbox {
  items: readonly ReactionView[] | undefined;
  problem: unknown;
  loading: boolean;
  summary: ReactionSummary | undefined;
  /** How many came in since the list was fetched; they wait until somebody wants to see them. */
  news: number;
  refresh: () => Promise<void>;
  /** The next page, added below; undefined when all is shown. */
  more: Action<[]> | undefined;
  /** Puts what the service answered in its row, which stays where it is. */
  replace: (view: ReactionView) => void;
}

/** How many of all reactions of the incident there are. */
export function totalOf(summary: ReactionSummary): number {
  return Object.values(summary.states).reduce((sum, n) => sum + n, 0);
}

/**
 * The list of an incident's reactions that never jumps: what others change is mended in its row, what comes in is only
 * counted, and what does not fit the filters any more stays until the list is fetched anew.
 */
export function useInbox(incident: string, query: string): Inbox {
  const path = `/api/incidents/${incident}/reactions?${query}`;
  const list = useLive<Page<ReactionView>>(path, { keep: true });
  const summary = useSummary(incident);
  const latest = useRef(list);
  latest.current = list;

  const known = useRef<{ path: string; total: number }>();
  const { set, refresh: fetchList } = list;
  const refreshSummary = summary.refresh;
  const [, redraw] = useState(0);

  const replace = useCallback(
    (view: ReactionView) => {
      const page = latest.current.data;
      if (!page) return;
      set({ ...page, items: page.items.map((each) => (each.id === view.id ? { ...each, ...view } : each)) });
    },
    [set],
  );

  const refresh = useCallback(async () => {
    await Promise.all([fetchList(), refreshSummary()]);
    known.current = undefined;
    redraw((n) => n + 1);
  }, [fetchList, refreshSummary]);

  useEffect(
    () =>
      listen((hint) => {
        const shown = latest.current.data?.items.some(({ id }) => id === hint?.id);
        if (!hint?.id || !hint.kind.startsWith('reaction.') || !shown) return;
        // It stays as it was when this fails; the next hint or a look at it mends it.
        api.get<ReactionView>(`/api/reactions/${hint.id}`).then(replace, () => undefined);
      }),
    [replace],
  );

  const total = summary.data && totalOf(summary.data);
  if (total !== undefined && list.data && known.current?.path !== path) known.current = { path, total };
  const next = list.data?.next;
  const more = useAction(async () => {
    const page = await api.get<Page<ReactionView>>(`${path}&after=${encodeURIComponent(next ?? '')}`);
    set({ items: [...(latest.current.data?.items ?? []), ...page.items], next: page.next });
  });
  return {
    items: list.data?.items,
    problem: list.problem,
    loading: list.loading,
    summary: summary.data,
    news: Math.max(0, (total ?? 0) - (known.current?.total ?? total ?? 0)),
    refresh,
    more: next ? more : undefined,
    replace,
  };
}

/** How many reactions there are of each state and class. */
export function useSummary(incident: string): ReturnType<typeof useLive<ReactionSummary>> {
  return useLive<ReactionSummary>(`/api/incidents/${incident}/reactions/summary`, {
    touchedBy: (hint) => hint.incident === incident && hint.kind.startsWith('reaction'),
  });
}
