import { useEffect, useState } from 'preact/hooks';

/** Wide enough for a list with a pane beside it; the same width stands in reaction.css. */
const wide = '(min-width: 60rem)';

export function useWide(): boolean {
  const [now, setNow] = useState(() => matchMedia(wide).matches);
  useEffect(() => {
    const query = matchMedia(wide);
    const follow = (): void => setNow(query.matches);
    follow();
    query.addEventListener('change', follow);
    return () => query.removeEventListener('change', follow);
  }, []);
  return now;
}
