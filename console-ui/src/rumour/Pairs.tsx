import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Link } from 'wouter-preact';
import { useLive } from '../live/useLive';
import { useAction } from '../shared/action';
import { api } from '../shared/api';
import { Button, Section } from '../shared/parts';
import { Problem } from '../shared/Problem';
import { StateChip } from '../shared/StateChip';
import { Time } from '../shared/Time';
import type { Page, Rumour } from '../shared/types';
import { placeOf } from './place';
import type { RumourPair } from './types';
import { useSaidFocus } from './useFormFocus';
import { r } from './words';

interface PairsProps {
  incident: string;
  rumours: readonly Rumour[];
  /** Why this person cannot decide about them. */
  whyNot: string | undefined;
  onChange: () => unknown;
  /** Only the pairs of this one; then they are shown at once. */
  of?: string;
}

interface Merged {
  gone: Rumour;
  stays: Rumour;
}

/** Rumours that look like one, side by side. A person decides, and can take it back. */
export function Pairs({ incident, rumours, whyNot, onChange, of }: PairsProps): JSX.Element | null {
  const [open, setOpen] = useState(of !== undefined);
  const [merged, setMerged] = useState<Merged>();
  const said = useSaidFocus<HTMLDivElement>(merged);
  const live = useLive<Page<RumourPair>>(`/api/incidents/${incident}/rumour-pairs`, {
    touchedBy: (hint) => hint.incident === incident && hint.kind.startsWith('rumour.'),
    keep: open,
  });
  const byId = new Map(rumours.map((rumour) => [rumour.id, rumour]));
  const pairs = (live.data?.items ?? []).flatMap(({ a, b, ...rest }) => {
    const [goes, stays] = [byId.get(a), byId.get(b)];
    if (!goes || !stays || (of && a !== of && b !== of)) return [];
    return [{ first: stays, second: goes, ...rest }];
  });
  const refresh = async (): Promise<void> => {
    await Promise.all([live.refresh(), onChange()]);
  };
  const undo = useAction(async ({ gone }: Merged) => {
    await api.delete(`/api/rumours/${gone.id}/merger`);
    setMerged(undefined);
    await refresh();
  });
  if (pairs.length === 0 && !merged) return null;
  return (
    <Section
      title={r('pairs', { n: pairs.length })}
      aside={
        of === undefined &&
        pairs.length > 0 && (
          <Button small expanded={open} onClick={() => setOpen(!open)}>
            {r(open ? 'pairsHide' : 'pairsShow')}
          </Button>
        )
      }
    >
      {merged && (
        <div class="note" role="status" tabIndex={-1} ref={said}>
          <p>{r('mergedNow', { claim: merged.gone.claim, into: merged.stays.claim })}</p>
          <Problem of={undo.problem} nothingTyped />
          <Button small busy={undo.busy} onClick={() => undo.run(merged)}>
            {r('mergeUndo')}
          </Button>
        </div>
      )}
      {open && pairs.length > 0 && <p class="help">{r('pairsHelp')}</p>}
      {open &&
        pairs.map((pair) => (
          <Pair
            key={`${pair.first.id} ${pair.second.id}`}
            {...pair}
            incident={incident}
            whyNot={whyNot}
            onMerged={async (both) => {
              setMerged(both);
              await refresh();
            }}
            onRefused={refresh}
          />
        ))}
    </Section>
  );
}

function Pair(props: {
  first: Rumour;
  second: Rumour;
  likeness: number;
  why?: string;
  incident: string;
  whyNot: string | undefined;
  onMerged: (both: Merged) => Promise<void>;
  onRefused: () => Promise<void>;
}): JSX.Element {
  const { first, second } = props;
  const merge = useAction(async (stays: Rumour, gone: Rumour) => {
    await api.post(`/api/rumours/${gone.id}/merger`, { into: stays.id });
    await props.onMerged({ stays, gone });
  });
  const refuse = useAction(async () => {
    await api.post(`/api/incidents/${props.incident}/rumour-pairs/refusals`, { a: first.id, b: second.id });
    await props.onRefused();
  });
  const busy = merge.busy || refuse.busy;
  return (
    <div class="card pair" role="group" aria-label={r('pairOf', { one: first.claim, other: second.claim })}>
      <p>
        <strong>{r('likeness', { n: props.likeness })}</strong>{' '}
        {props.why && r('likenessWhy', { words: props.why })}
      </p>
      <div class="pair-sides">
        <Side rumour={first} />
        <Side rumour={second} />
      </div>
      <Problem of={merge.problem ?? refuse.problem} nothingTyped />
      <div class="pair-choices">
        <Button whyNot={props.whyNot} busy={busy} onClick={() => merge.run(first, second)}>
          {r('mergeKeep', { claim: first.claim })}
        </Button>
        <Button whyNot={props.whyNot} busy={busy} onClick={() => merge.run(second, first)}>
          {r('mergeKeep', { claim: second.claim })}
        </Button>
        <Button whyNot={props.whyNot} busy={busy} onClick={() => refuse.run()}>
          {r('pairRefuse')}
        </Button>
      </div>
    </div>
  );
}

function Side({ rumour }: { rumour: Rumour }): JSX.Element {
  const place = placeOf(rumour);
  return (
    <div class="pair-side">
      <div class="row-head">
        <Link href={`/rumours/${rumour.id}`} class="row-title rumour-claim">
          “{rumour.claim}”
        </Link>
        <StateChip of="rumour" state={rumour.state} />
      </div>
      {rumour.verdictNote && <p class="small">{rumour.verdictNote}</p>}
      <div class="row-more">
        {place && <span class="rumour-claim">{place}</span>}
        <span>
          {r('by', { name: rumour.reportedBy ?? '' })} <Time at={rumour.reportedAt} />
        </span>
        {rumour.sightings && rumour.sightings.count > 1 && (
          <span>{r('seenTimes', { n: rumour.sightings.count })}</span>
        )}
        {rumour.correction && rumour.clocks?.correctedAt && <span>{r('isCorrected')}</span>}
      </div>
    </div>
  );
}
