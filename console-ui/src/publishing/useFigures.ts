import { useEffect } from 'preact/hooks';
import { useLive, type Live } from '../live/useLive';
import type { Page } from '../shared/types';
import type { MessageFigures } from './figures';

/** Figures are not logged, so nothing hints at new ones: they are fetched again once a minute. */
const again = 60_000;

function useAgain<T>(live: Live<T>): Live<T> {
  const { refresh } = live;
  useEffect(() => {
    const timer = setInterval(() => void refresh(), again);
    return () => clearInterval(timer);
  }, [refresh]);
  return live;
}

export function useMessageFigures(message: string): Live<MessageFigures> {
  return useAgain(
    useLive<MessageFigures>(`/api/messages/${message}/figures`, {
      touchedBy: (hint) => hint.kind.startsWith('delivery.'),
    }),
  );
}

export function useIncidentFigures(incident: string): Live<Page<MessageFigures>> {
  return useAgain(
    useLive<Page<MessageFigures>>(`/api/incidents/${incident}/figures`, {
      touchedBy: (hint) => hint.incident === incident && hint.kind.startsWith('delivery.'),
      whole: true,
    }),
  );
}
