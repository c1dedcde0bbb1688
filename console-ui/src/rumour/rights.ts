import { iMay } from '../shared/session';
import type { Incident, Rumour } from '../shared/types';
import { r } from './words';

/** Why I cannot report or follow a rumour of this incident; undefined when I can, or when that is not known yet. */
export function whyNotWrite(incident: Incident | undefined): string | undefined {
  if (incident?.state === 'CLOSED') return r('closedIncident');
  return incident && !iMay(['MONITOR', 'AUTHOR'], incident) ? r('mayNotWrite') : undefined;
}

/** Why I cannot change or ask about this one: it may live on in another rumour, and the work goes on there. */
export function whyNotChange(
  rumour: Pick<Rumour, 'mergedInto'>,
  incident: Incident | undefined,
): string | undefined {
  return rumour.mergedInto ? r('mergedIntoHelp') : whyNotWrite(incident);
}

/** Why I cannot say what a rumour is worth. */
export function whyNotJudge(incident: Incident | undefined): string | undefined {
  if (incident?.state === 'CLOSED') return r('closedIncident');
  return incident && !iMay(['MONITOR', 'AUTHOR', 'EXPERT'], incident) ? r('mayNotJudge') : undefined;
}

/** Why I cannot answer who asked about this one: nobody answers before there is a verdict. */
export function whyNotAnswer(
  rumour: Pick<Rumour, 'verdict'>,
  incident: Incident | undefined,
): string | undefined {
  if (incident?.state === 'CLOSED') return r('closedIncident');
  if (incident && !iMay(['SPOKESPERSON'], incident)) return r('mayNotAnswer');
  return rumour.verdict ? undefined : r('answersNoVerdict');
}

/** Why I cannot write a correction. */
export function whyNotCorrect(incident: Incident | undefined): string | undefined {
  if (incident?.state === 'CLOSED') return r('closedIncident');
  return incident && !iMay(['AUTHOR'], incident) ? r('mayNotCorrect') : undefined;
}
