import { useLive } from '../live/useLive';
import type { Texts } from '../shared/types';

/** What the playbooks of the house are called, by their ids; empty until that is known. */
export function usePlaybookNames(): Record<string, Texts> {
  const list = useLive<{ items: { id: string; title: Texts }[] }>('/api/playbooks');
  return Object.fromEntries((list.data?.items ?? []).map(({ id, title }) => [id, title]));
}
