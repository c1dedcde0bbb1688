import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { api } from '../shared/api';
import type { Hint, Page } from '../shared/types';
import { listen } from './stream';

export interface Live<T> {
  /** What to show; undefined until the first answer. Stays when a later fetch fails. */
  data: T | undefined;
  problem: unknown;
  loading: boolean;
  /** How many changes wait for `show` because somebody is editing or reading (`keep`). */
  news: number;
  show: () => void;
  refresh: () => Promise<void>;
  /** Puts an answer of the service (of a PUT, say) on the screen without a fetch. */
  set: (data: T) => void;
}

export interface LiveOptions {
  /** Which hints touch this. Default: none. */
  touchedBy?: (hint: Hint) => boolean;
  /** While true, news is counted and announced but what is on the screen stays. */
  keep?: boolean;
  /** The path is of a list, and all its pages are wanted. */
  whole?: boolean;
}

/** More pages than people can look at; a list that long is cut, and its `next` says so. */
const mostPages = 20;

async function wholeList(path: string, stop: AbortSignal): Promise<Page<unknown>> {
  const first = await api.get<Page<unknown>>(path, stop);
  const whole = { ...first, items: [...first.items] };
  for (let pages = 1; whole.next && pages < mostPages; pages += 1) {
    const after = `${path.includes('?') ? '&' : '?'}after=${encodeURIComponent(whole.next)}`;
    const part = await api.get<Page<unknown>>(path + after, stop);
    whole.items.push(...part.items);
    whole.next = part.next;
  }
  return whole;
}

/** Hints come in bursts (one publication is a dozen); one fetch answers them all. */
const gather = 120;

/** Fetches a path and again whenever a hint touches it. A null path fetches nothing. */
export function useLive<T>(path: string | null, options: LiveOptions = {}): Live<T> {
  const [state, setState] = useState<{ path: string | null; data?: T; problem?: unknown }>({ path });
  const [loading, setLoading] = useState(false);
  const [news, setNews] = useState(0);
  const latest = useRef(options);
  latest.current = options;
  const running = useRef<AbortController | null>(null);

  /** How often something was put on the screen: what a fetch brings that began before the last time may be older. */
  const puts = useRef(0);

  const wanted = useRef(path);
  wanted.current = path;

  const refresh = useCallback(async () => {
    // Somebody still holds the way to refresh what is not shown any more: the fetch of what is must go on.
    if (wanted.current !== path) return;
    running.current?.abort();
    if (path === null) return;
    const mine = new AbortController();
    running.current = mine;
    setLoading(true);
    try {
      let data: T;
      let before: number;
      do {
        before = puts.current;
        data = latest.current.whole
          ? ((await wholeList(path, mine.signal)) as T)
          : await api.get<T>(path, mine.signal);
      } while (before !== puts.current && !mine.signal.aborted);
      if (!mine.signal.aborted) setState({ path, data });
    } catch (problem) {
      if (!mine.signal.aborted) {
        setState((before) => (before.path === path ? { ...before, problem } : { path, problem }));
      }
    } finally {
      if (running.current === mine) setLoading(false);
    }
  }, [path]);

  const show = useCallback(() => {
    setNews(0);
    void refresh();
  }, [refresh]);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    setNews(0);
    void refresh();
    const stop = listen((hint) => {
      if (hint !== null && !latest.current.touchedBy?.(hint)) return;
      if (latest.current.keep) {
        setNews((before) => before + 1);
        return;
      }
      clearTimeout(timer);
      timer = setTimeout(() => void refresh(), gather);
    });
    return () => {
      stop();
      clearTimeout(timer);
      running.current?.abort();
    };
  }, [refresh]);

  const kept = options.keep ?? false;
  useEffect(() => {
    if (!kept) {
      setNews((before) => {
        if (before > 0) void refresh();
        return 0;
      });
    }
  }, [kept, refresh]);

  const current = state.path === path ? state : undefined;
  return {
    data: current?.data,
    problem: current?.problem,
    loading: loading || (path !== null && current?.data === undefined && current?.problem === undefined),
    news,
    show,
    refresh,
    set: useCallback(
      (data: T) => {
        puts.current += 1;
        setState({ path, data });
      },
      [path],
    ),
  };
}
