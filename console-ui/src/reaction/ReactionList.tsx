import type { JSX } from 'preact';
import { Link } from 'wouter-preact';
import { Button } from '../shared/parts';
import { Problem } from '../shared/Problem';
import { Chips, Facts, writerOf } from './Bits';
import type { ReactionView } from './types';
import type { Inbox } from './useInbox';
import { w } from './words';

interface ListProps {
  inbox: Inbox;
  items: readonly ReactionView[];
  selected: string | undefined;
  chosen: ReadonlySet<string>;
  /** Beside the list there is a pane: a click shows it there and does not leave the page. */
  pane: boolean;
  onSelect: (id: string) => void;
  onOpen: (id: string) => void;
  onMove: (by: 1 | -1) => void;
  onChoose: (id: string, on: boolean) => void;
}

/** The rows; where somebody is, is marked by an edge and told as the current one. The arrows work without the single keys. */
export function ReactionList(props: ListProps): JSX.Element {
  const { inbox } = props;
  return (
    <div class="reaction-list">
      <ul
        class="rows"
        aria-label={w('title')}
        onKeyDown={(event) => {
          const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
          if (by === 0 || !props.pane) return;
          event.preventDefault();
          props.onMove(by);
        }}
      >
        {props.items.map((reaction) => (
          <ListRow key={reaction.id} {...props} reaction={reaction} />
        ))}
      </ul>
      {inbox.more && (
        <div class="reaction-more">
          <Problem of={inbox.more.problem} nothingTyped />
          <Button busy={inbox.more.busy} onClick={inbox.more.run}>
            {w('showMore')}
          </Button>
        </div>
      )}
    </div>
  );
}

/** Puts the focus on the row of a reaction and brings it on the screen. */
export function focusRow(id: string): void {
  document.getElementById(`row-${id}`)?.focus({ preventScroll: true });
  document.getElementById(`row-${id}`)?.closest('li')?.scrollIntoView({ block: 'nearest' });
}

function ListRow(props: ListProps & { reaction: ReactionView }): JSX.Element {
  const { reaction, pane } = props;
  const current = props.selected === reaction.id;
  const chosen = props.chosen.has(reaction.id);
  const writer = writerOf(reaction);
  // Beside a pane the list is one stop for Tab, and the arrows move within it.
  const stop = pane && !current ? -1 : 0;
  return (
    <li class={`row reaction-row ${current && pane ? 'is-current' : ''} ${chosen ? 'is-chosen' : ''}`}>
      <input
        type="checkbox"
        checked={chosen}
        tabIndex={stop}
        aria-label={w('chooseOf', { name: writer })}
        onChange={(event) => props.onChoose(reaction.id, event.currentTarget.checked)}
      />
      <div>
        <div class="row-head">
          <Link
            href={`/reactions/${reaction.id}`}
            id={`row-${reaction.id}`}
            class="row-title"
            tabIndex={stop}
            aria-current={current && pane ? 'true' : undefined}
            onFocus={() => props.onSelect(reaction.id)}
            onClick={(event: MouseEvent) => {
              props.onSelect(reaction.id);
              if (!pane || event.ctrlKey || event.metaKey || event.shiftKey) return;
              event.preventDefault();
              props.onOpen(reaction.id);
            }}
          >
            {writer}
          </Link>
          <Chips reaction={reaction} />
        </div>
        <Words reaction={reaction} />
        <div class="row-more">
          <Facts reaction={reaction} />
        </div>
      </div>
    </li>
  );
}

/** Its first words. What hurts to read is not shown unasked (guideline H35). */
function Words({ reaction }: { reaction: ReactionView }): JSX.Element {
  if (reaction.erased) return <p class="quiet">{w('erased')}</p>;
  if (reaction.hidden ?? reaction.text === undefined) return <p class="quiet">{w('hiddenText')}</p>;
  return (
    <p class="reaction-words" lang={reaction.lang}>
      {reaction.text}
    </p>
  );
}
