import { useEffect, useRef, useState } from 'preact/hooks';
import { api } from '../../shared/api';
import type { MediaItem } from '../../shared/types';

export interface Items {
  /** By id; null for one that cannot be had. */
  known: Record<string, MediaItem | null>;
  learn: (item: MediaItem) => void;
}

/** What the service knows of these pictures. An item never changes, so each is asked for once. */
export function useItems(ids: readonly string[]): Items {
  const [known, setKnown] = useState<Record<string, MediaItem | null>>({});
  const asked = useRef(new Set<string>());
  const wanted = ids.join(' ');
  useEffect(() => {
    for (const id of wanted.split(' ').filter((each) => each !== '' && !asked.current.has(each))) {
      asked.current.add(id);
      api.get<MediaItem>(`/api/media/${id}`).then(
        (item) => {
          setKnown((before) => ({ ...before, [id]: item }));
        },
        () => {
          setKnown((before) => ({ ...before, [id]: null }));
        },
      );
    }
  }, [wanted]);
  const learn = (item: MediaItem): void => {
    asked.current.add(item.id);
    setKnown((before) => ({ ...before, [item.id]: item }));
  };
  return { known, learn };
}
