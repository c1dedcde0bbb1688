import { useLive, type Live } from '../live/useLive';
import { useIncident } from '../shared/frame';
import type { Delivery, Incident, Message, Page } from '../shared/types';

/** A message, live, with the incident it belongs to. */
export function useMessage(id: string | undefined): {
  message: Live<Message>;
  incident: Incident | undefined;
} {
  const message = useLive<Message>(id === undefined ? null : `/api/messages/${id}`, {
    touchedBy: (hint) => hint.id === id,
  });
  return { message, incident: useIncident(message.data?.incident) };
}

/** What left or is to leave: of the whole incident, or of one message. */
export function useDeliveries(incident: string | undefined, message?: string): Live<Page<Delivery>> {
  const query = message === undefined ? '' : `&message=${message}`;
  return useLive<Page<Delivery>>(
    incident === undefined ? null : `/api/incidents/${incident}/deliveries?limit=200${query}`,
    {
      whole: true,
      touchedBy: (hint) =>
        hint.kind.startsWith('house.') ||
        (hint.incident === incident &&
          (hint.kind.startsWith('delivery.') ||
            hint.kind.startsWith('message.') ||
            hint.kind === 'incident.held' ||
            hint.kind === 'incident.resumed')),
    },
  );
}
