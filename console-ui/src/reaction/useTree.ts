import { useLive } from '../live/useLive';
import { language } from '../shared/i18n';
import type { TriageTree } from './types';

/** The decision tree; it comes in the reader's language, so that another language fetches it again. */
export function useTree(): TriageTree | undefined {
  return useLive<TriageTree>(`/api/triage-tree?lang=${language.value}`, {
    touchedBy: (hint) => hint.kind.startsWith('triage'),
  }).data;
}
