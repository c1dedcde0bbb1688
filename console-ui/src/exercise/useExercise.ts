import { useLive, type Live } from '../live/useLive';
import type { Exercise } from './types';

/** The play of an incident as I may see it. */
export function useExercise(id: string): Live<Exercise> {
  return useLive<Exercise>(`/api/incidents/${id}/exercise`, {
    touchedBy: (hint) =>
      hint.incident === id &&
      (hint.kind.startsWith('exercise.') ||
        hint.kind === 'reactions.received' ||
        hint.kind === 'incident.state'),
  });
}
