import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Link } from 'wouter-preact';
import { useLive } from '../live/useLive';
import { Loading } from '../shared/parts';
import { Problem } from '../shared/Problem';
import { StateChip } from '../shared/StateChip';
import { Time } from '../shared/Time';
import type { AuthorHistory, ReactionDetail, TriagePolicy } from './types';
import { w } from './words';

interface AuthorProps {
  reaction: ReactionDetail;
  policy: TriagePolicy | undefined;
}

/** Who wrote it: breaches so far and how often we answered each other (guidelines H04, H38); fetched when it is opened. */
export function AuthorPart({ reaction, policy }: AuthorProps): JSX.Element {
  const [open, setOpen] = useState(false);
  const { author } = reaction;
  return (
    <details open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        {w('author')} ·{' '}
        {policy
          ? w('strikesOf', { n: author.strikes, max: policy.strikes })
          : w('strikesN', { n: author.strikes })}{' '}
        · {w('exchangesN', { n: author.exchanges })}
      </summary>
      {open && <History reaction={reaction} policy={policy} />}
    </details>
  );
}

function History({ reaction, policy }: AuthorProps): JSX.Element {
  const history = useLive<AuthorHistory>(`/api/authors/${reaction.author.id}`, {
    touchedBy: (hint) => hint.id === reaction.id || hint.kind.startsWith('author.'),
  });
  const { data } = history;
  const others = data?.reactions.filter(({ id }) => id !== reaction.id) ?? [];
  return (
    <div class="stack">
      <Problem of={history.problem} onRetry={history.refresh} nothingTyped />
      {!data && history.loading && <Loading />}
      {reaction.author.address && <Address url={reaction.author.address} />}
      {policy && reaction.author.strikes >= policy.strikes && <p class="note">{w('strikesFull')}</p>}
      {data && data.strikes.length > 0 && (
        <ul class="rows" aria-label={w('strikes')}>
          {data.strikes.map((strike) => (
            <li key={strike.reaction + strike.at} class="row">
              <div class="row-head">
                <Link href={`/reactions/${strike.reaction}`} class="row-title">
                  {strike.className ?? strike.class}
                </Link>
                <span class="small">{strike.warning ? w('warned') : w('notWarned')}</span>
              </div>
              <div class="row-more">
                <span>{strike.by}</span>
                <Time at={strike.at} />
              </div>
            </li>
          ))}
        </ul>
      )}
      {data && others.length === 0 && <p class="quiet">{w('authorFirst')}</p>}
      {others.length > 0 && (
        <ul class="rows" aria-label={w('authorOthers')}>
          {others.slice(0, 10).map((other) => (
            <li key={other.id} class="row">
              <div class="row-head">
                <Link href={`/reactions/${other.id}`} class="row-title reaction-words">
                  {other.text ?? w('hiddenText')}
                </Link>
                <StateChip of="reaction" state={other.state} />
              </div>
              <div class="row-more">
                {other.className && <span>{other.className}</span>}
                <Time at={other.postedAt} />
              </div>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** A link only when it is one: what came in from outside could also be a script's address. */
export function Address({ url, word }: { url: string; word?: string }): JSX.Element {
  if (!/^https?:\/\//i.test(url)) return <span class="anywhere">{url}</span>;
  return (
    <a href={url} target="_blank" rel="noopener noreferrer nofollow" class="anywhere">
      {word ?? url}
    </a>
  );
}
