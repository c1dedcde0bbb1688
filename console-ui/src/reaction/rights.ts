import { iMay } from '../shared/session';
import type { Incident } from '../shared/types';
import { w } from './words';

/** Why I cannot sort or answer reactions of this incident; undefined when I can, or when that is not known yet. */
export function whyNotSort(incident: Incident | undefined): string | undefined {
  if (incident?.state === 'CLOSED') return w('closedIncident');
  return incident && !iMay(['MONITOR', 'SPOKESPERSON'], incident) ? w('mayNotSort') : undefined;
}
