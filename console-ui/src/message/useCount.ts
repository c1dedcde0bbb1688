import { useComputed } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import type { Count } from '../shared/types';
import { countOf } from './counts';
import type { Desk } from './desk';

/** How full a channel is; drawn again only when that changes, not at each letter of another language. */
export function useCount(desk: Desk, platform: string, lang: string): Count | undefined {
  const said = useComputed(() => JSON.stringify(countOf(desk, platform, lang) ?? null)).value;
  return useMemo(() => (JSON.parse(said) as Count | null) ?? undefined, [said]);
}
