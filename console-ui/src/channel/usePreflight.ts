import { useLive, type Live } from '../live/useLive';
import type { Preflight } from '../shared/types';

/** How the accounts of an incident stand, followed live; a null incident asks nothing. */
export function usePreflight(incident: string | null): Live<Preflight> {
  return useLive<Preflight>(incident === null ? null : `/api/incidents/${incident}/preflight`, {
    touchedBy: (hint) => hint.kind.startsWith('account.') || hint.kind.startsWith('preflight.'),
  });
}
