import type { JSX } from 'preact';
import type { RefObject } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Checkbox, Select } from '../shared/Form';
import { platformName } from '../shared/platforms';
import { Button } from '../shared/parts';
import { me } from '../shared/session';
import { t } from '../shared/words';
import { Key } from './Bits';
import { countOf, mayBeDue, type Filters } from './filters';
import { reactionStates, sources, type ReactionSummary, type TriageTree } from './types';
import { w } from './words';

interface FilterProps {
  filters: Filters;
  summary: ReactionSummary | undefined;
  tree: TriageTree | undefined;
  searchBox: RefObject<HTMLInputElement>;
  onChange: (part: Filters) => void;
}

/** The platforms that reactions come from by themselves. */
const platforms = ['mastodon', 'bluesky', 'email', 'facebook', 'instagram', 'x', 'threads', 'linkedin'];
/** Nobody waits for the list after each letter; after a word they do. */
const pause = 350;

/** What the list shows: the states with their numbers, words to look for, and the rest behind a button. */
export function FilterBar(props: FilterProps): JSX.Element {
  const { filters, summary } = props;
  const [open, setOpen] = useState(false);
  const n = countOf(filters);
  return (
    <div
      class={`stack reaction-filters ${open ? 'is-open' : ''}`}
      role="search"
      aria-label={w('filterTitle')}
    >
      <div class="line">
        <SearchBox {...props} />
        <Select
          name="state"
          label={w('state')}
          value={filters.state ?? ''}
          onChange={(state) => props.onChange({ state: state || undefined })}
          choices={[
            { value: '', label: t('all') },
            ...reactionStates.map((state) => ({
              value: state,
              label: `${t(`reaction.${state}`)} (${summary?.states[state] ?? 0})`,
            })),
          ]}
        />
        {mayBeDue(filters) && (
          <Select
            name="order"
            class="reaction-order"
            label={w('order')}
            value={filters.order ?? 'due'}
            onChange={(order) => props.onChange({ order })}
            choices={[
              { value: 'due', label: w('order.due') },
              { value: 'newest', label: w('order.newest') },
            ]}
          />
        )}
        <span class="reaction-filter-button">
          <Button expanded={open} onClick={() => setOpen(!open)}>
            {n > 0 ? w('filtersOn', { n }) : w('filters')}
          </Button>
        </span>
      </div>
      {open && <MoreFilters {...props} />}
    </div>
  );
}

function SearchBox({ filters, searchBox, onChange }: FilterProps): JSX.Element {
  const [words, setWords] = useState(filters.q ?? '');
  const asked = filters.q ?? '';
  useEffect(() => {
    setWords((typed) => (typed.trim() === asked ? typed : asked));
  }, [asked]);
  useEffect(() => {
    if (words.trim() === asked) return;
    const timer = setTimeout(() => onChange({ q: words.trim() || undefined }), pause);
    return () => clearTimeout(timer);
  }, [words, asked, onChange]);
  return (
    <div class="field reaction-search">
      <label for="reaction-q">
        {t('search')} <Key of="/" />
      </label>
      <input
        id="reaction-q"
        ref={searchBox}
        type="search"
        value={words}
        maxLength={200}
        autoComplete="off"
        onInput={(event) => setWords(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape' || event.key === 'Enter') event.currentTarget.blur();
        }}
      />
    </div>
  );
}

function MoreFilters({ filters, summary, tree, onChange }: FilterProps): JSX.Element {
  const every = { value: '', label: t('all') };
  return (
    <div class="card stack">
      <div class="reaction-filter-grid">
        <Select
          name="class"
          label={w('class')}
          value={filters.class ?? ''}
          onChange={(value) => onChange({ class: value || undefined })}
          choices={[
            every,
            ...(tree?.classes ?? []).map(({ id, name }) => ({
              value: id,
              label: `${name} (${summary?.classes[id] ?? 0})`,
            })),
          ]}
        />
        <Select
          name="sentiment"
          label={w('sentiment')}
          value={filters.sentiment ?? ''}
          onChange={(value) => onChange({ sentiment: value || undefined })}
          choices={[
            every,
            ...(['POSITIVE', 'NEUTRAL', 'NEGATIVE'] as const).map((value) => ({
              value,
              label: w(`sentiment.${value}`),
            })),
          ]}
        />
        <Select
          name="source"
          label={w('source')}
          value={filters.source ?? ''}
          onChange={(value) => onChange({ source: value || undefined })}
          choices={[every, ...sources.map((value) => ({ value, label: w(`source.${value}`) }))]}
        />
        <Select
          name="platform"
          label={w('platform')}
          value={filters.platform ?? ''}
          onChange={(value) => onChange({ platform: value || undefined })}
          choices={[every, ...platforms.map((value) => ({ value, label: platformName(value) }))]}
        />
      </div>
      <div class="line">
        <Checkbox
          label={w('filterMine', { n: summary?.mine ?? 0 })}
          checked={filters.assignee === 'me' || filters.assignee === me()}
          onChange={(on) => onChange({ assignee: on ? 'me' : undefined })}
        />
        <Checkbox
          label={w('filterOverdue', { n: summary?.overdue ?? 0 })}
          checked={filters.overdue === 'true'}
          onChange={(on) => onChange({ overdue: on ? 'true' : undefined })}
        />
        <Checkbox
          label={w('filterPrivate')}
          checked={filters.private === 'true'}
          onChange={(on) => onChange({ private: on ? 'true' : undefined })}
        />
        <Button
          small
          onClick={() =>
            onChange({
              class: undefined,
              sentiment: undefined,
              source: undefined,
              platform: undefined,
              assignee: undefined,
              author: undefined,
              rumour: undefined,
              overdue: undefined,
              private: undefined,
            })
          }
        >
          {w('filtersClear')}
        </Button>
      </div>
    </div>
  );
}
