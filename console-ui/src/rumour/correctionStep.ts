import { useLive } from '../live/useLive';
import { iMay } from '../shared/session';
import type { Incident, Message, Rumour } from '../shared/types';
import { r } from './words';

interface CorrectionStep {
  /** Where the button leads. */
  to: string;
  word: string;
  /** What to do; undefined when the rumour's own state says it. */
  sentence: string | undefined;
}

/** What this person does with the correction that is under way: write on, sign off, publish, or only read it. */
export function useCorrection(rumour: Rumour, incident: Incident | undefined): CorrectionStep {
  const path = rumour.correction ? `/api/messages/${rumour.correction}` : null;
  const live = useLive<Message>(path, { touchedBy: (hint) => hint.id === rumour.correction });
  const message = live.data;
  const to = `/messages/${rumour.correction ?? ''}`;
  const open = { to, word: r('doOpenCorrection'), sentence: undefined };
  if (!message || !incident || rumour.state !== 'CORRECTING') return open;
  switch (message.state) {
    case 'DRAFT':
      return {
        to,
        word: r(iMay(['AUTHOR'], incident) ? 'doWriteOn' : 'doOpenCorrection'),
        sentence: r('next.draft'),
      };
    case 'IN_REVIEW':
      return iMay(['APPROVER'], incident)
        ? { to: `${to}/review`, word: r('doReview'), sentence: r('next.review') }
        : { ...open, sentence: r('next.review') };
    case 'APPROVED':
      return {
        to,
        word: r(iMay(['SPOKESPERSON'], incident) ? 'doPublish' : 'doOpenCorrection'),
        sentence: r('next.approved'),
      };
    default:
      return open;
  }
}
