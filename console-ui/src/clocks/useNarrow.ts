import { useEffect, useState } from 'preact/hooks';

/** A phone; the same width stands in clocks.css. */
const narrow = '(max-width: 40rem)';

export function useNarrow(): boolean {
  const [now, setNow] = useState(() => matchMedia(narrow).matches);
  useEffect(() => {
    const query = matchMedia(narrow);
    const follow = (): void => setNow(query.matches);
    follow();
    query.addEventListener('change', follow);
    return () => query.removeEventListener('change', follow);
  }, []);
  return now;
}
