import type { JSX } from 'preact';
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Link, useLocation, useSearch } from 'wouter-preact';
import { useLive } from '../live/useLive';
import { useIncident, useTitle } from '../shared/frame';
import { Button, Empty, Loading } from '../shared/parts';
import type { PageProps } from '../shared/page';
import { Problem } from '../shared/Problem';
import { t } from '../shared/words';
import { Key } from './Bits';
import { BulkBar } from './BulkBar';
import { FilterBar } from './FilterBar';
import { queryOf, readFilters, writeFilters, type Filters } from './filters';
import { useKeys } from './keys';
import { KeysHelp } from './KeysHelp';
import { NewReaction } from './NewReaction';
import { beside, nextNew, queue } from './queue';
import './reaction.css';
import { focusRow, ReactionList } from './ReactionList';
import { Reading } from './Reading';
import { whyNotSort } from './rights';
import type { ReactionView, TriagePolicy } from './types';
import { useInbox } from './useInbox';
import { useWide } from './useWide';
import { WaitingReplies } from './WaitingReplies';
import { useTree } from './useTree';
import { w } from './words';

const pageSize = 50;
/** So many rows before the end of what is here the next page is fetched. */
const ahead = 5;

/** The inbox: the list, and on a wide screen what was written beside it. All of it works by keyboard alone. */
export default function ReactionsPage({ params }: PageProps): JSX.Element {
  const id = params.id ?? '';
  const incident = useIncident(id);
  useTitle(w('title'));
  const search = useSearch();
  const [path, go] = useLocation();
  const filters = readFilters(search);
  const inbox = useInbox(id, queryOf(filters, pageSize));
  const tree = useTree();
  const policy = useLive<TriagePolicy>('/api/triage-policy').data;
  const pane = useWide();
  const [open, setOpen] = useState<'help' | 'new' | undefined>(
    new URLSearchParams(search).has('new') ? 'new' : undefined,
  );
  const [selected, setSelected] = useState(
    queue.peek()?.incident === id ? queue.peek()?.selected : undefined,
  );
  const [focus, setFocus] = useState(false);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [end, setEnd] = useState('');
  const searchBox = useRef<HTMLInputElement>(null);
  const items = inbox.items ?? [];
  const current = items.find((item) => item.id === selected)?.id ?? items[0]?.id;
  useEffect(() => {
    queue.value = { incident: id, search, items: inbox.items ?? [], selected: current };
  }, [id, search, inbox.items, current]);
  const { more } = inbox;
  const near = more && items.length - items.findIndex((item) => item.id === current) <= ahead;
  const fetchMore = more?.run;
  useEffect(() => {
    if (near) void fetchMore?.();
  }, [near, fetchMore]);

  const inPane = (): boolean => document.activeElement?.matches('.reading, .reading *') ?? false;
  const to = (next: ReactionView | undefined, atEnd: string): void => {
    setEnd(next ? '' : atEnd);
    if (!next) return;
    const stay = inPane();
    setFocus(stay);
    setSelected(next.id);
    if (!stay) focusRow(next.id);
  };
  const move = (by: 1 | -1): void => to(beside(items, current, by), by > 0 ? w('endBottom') : w('endTop'));
  const goTo = (reaction: string): void => {
    if (!items.some((item) => item.id === reaction)) go(`/reactions/${reaction}`);
    else to({ id: reaction } as ReactionView, '');
  };
  const choose = (reaction: string, on: boolean): void => {
    const now = new Set(chosen);
    if (on) now.add(reaction);
    else now.delete(reaction);
    setChosen(now);
  };
  const change = useCallback(
    (part: Filters) => {
      const query = writeFilters({ ...readFilters(search), ...part });
      setChosen(new Set());
      go(`${path}${query && '?'}${query}`, { replace: true });
    },
    [search, path, go],
  );
  useKeys({
    j: () => move(1),
    k: () => move(-1),
    // Enter does what the focused thing does; only from the page itself it opens what is marked.
    Enter: () => document.activeElement === document.body && current !== undefined && openOne(current),
    x: () => current && choose(current, !chosen.has(current)),
    b: () => document.querySelector<HTMLElement>('.bulk select')?.focus() ?? false,
    '/': () => searchBox.current?.focus(),
    '?': () => setOpen('help'),
    n: () => whyNotSort(incident) ?? setOpen('new'),
    g: () => inbox.refresh(),
    Escape: () => current && focusRow(current),
  });
  const openOne = (reaction: string): void => {
    setSelected(reaction);
    if (!pane) go(`/reactions/${reaction}`);
    else setFocus(true);
  };
  useLayoutEffect(() => {
    if (focus) document.querySelector<HTMLElement>('.reading-title')?.focus();
    setFocus(false);
  }, [focus]);
  const { replace } = inbox;
  const whyNot = whyNotSort(incident);
  return (
    <>
      <div class="page-head">
        <h1>{w('title')}</h1>
        <div class="line">
          <Button whyNot={whyNot} onClick={() => setOpen('new')}>
            {w('newTitle')} <Key of="n" />
          </Button>
          <Link href={`/i/${id}/imports`}>{w('imports')}</Link>
          <span class="needs-keys">
            <Button onClick={() => setOpen('help')}>
              {w('keys')} <Key of="?" />
            </Button>
          </span>
        </div>
      </div>
      <div class="stack">
        <WaitingReplies incident={id} whyNot={whyNot} />
        <FilterBar
          filters={filters}
          summary={inbox.summary}
          tree={tree}
          searchBox={searchBox}
          onChange={change}
        />
        <div role="status" class="news">
          {inbox.news > 0 && (
            <button type="button" class="button live-button" onClick={inbox.refresh}>
              {t('news', { n: inbox.news })} · {t('showNews')} <Key of="g" />
            </button>
          )}
        </div>
        <p role="status" class="quiet end-of-list">
          {end}
        </p>
        <Problem of={inbox.problem} onRetry={inbox.refresh} nothingTyped />
        {!inbox.items && inbox.loading && <Loading />}
        {inbox.items?.length === 0 && (
          <Empty
            action={
              filters.state === undefined ? undefined : (
                <Button onClick={() => change({ state: undefined })}>{w('showAll')}</Button>
              )
            }
          >
            {filters.state === 'NEW' && search === '' ? w('noneNew') : w('none')}
          </Empty>
        )}
        {items.length > 0 && (
          <div class="inbox">
            <ReactionList
              inbox={inbox}
              items={items}
              selected={current}
              chosen={chosen}
              pane={pane}
              onSelect={setSelected}
              onOpen={openOne}
              onMove={move}
              onChoose={choose}
            />
            {pane && current && (
              <div class="inbox-pane">
                <Reading
                  key={current}
                  id={current}
                  seed={items.find((item) => item.id === current)}
                  incident={incident}
                  tree={tree}
                  policy={policy}
                  focus={false}
                  onChanged={replace}
                  onSkip={() => to(nextNew(items, current), w('endNew'))}
                  onGo={goTo}
                  level={2}
                />
              </div>
            )}
          </div>
        )}
        {incident && (
          <BulkBar
            incident={incident}
            chosen={chosen}
            shown={items.length}
            tree={tree}
            whyNot={whyNot}
            onAll={() => setChosen(new Set(items.map((item) => item.id)))}
            onNone={() => setChosen(new Set())}
            onDone={(done) => {
              setChosen(new Set([...chosen].filter((each) => !done.includes(each))));
              return inbox.refresh();
            }}
          />
        )}
      </div>
      {open === 'help' && <KeysHelp onClose={() => setOpen(undefined)} />}
      {open === 'new' && (
        <NewReaction
          incident={id}
          onClose={() => setOpen(undefined)}
          onDone={async (reaction) => {
            setOpen(undefined);
            setSelected(reaction.id);
            await inbox.refresh();
          }}
        />
      )}
    </>
  );
}
