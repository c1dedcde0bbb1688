import type { JSX } from 'preact';

/** A link only when it is one: what was typed could also be a script's address. */
export function Address({ url }: { url: string }): JSX.Element {
  if (!/^https?:\/\//i.test(url)) return <span class="rumour-claim">{url}</span>;
  return (
    <a href={url} target="_blank" rel="noopener noreferrer" class="rumour-claim">
      {url}
    </a>
  );
}
