import { useMemo } from 'preact/hooks';
import { useLive } from '../live/useLive';
import type { Page, Platform } from '../shared/types';

/** The platforms where the pictures of a message do not go out, as far as the service says. */
export function useTextOnly(): ReadonlySet<string> {
  const all = useLive<Page<Platform>>('/api/platforms').data;
  return useMemo(
    () => new Set((all?.items ?? []).filter((each) => !each.carriesPictures).map((each) => each.platform)),
    [all],
  );
}
