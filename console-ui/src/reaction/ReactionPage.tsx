import type { JSX } from 'preact';
import { useCallback, useState } from 'preact/hooks';
import { Link, useLocation } from 'wouter-preact';
import { useLive } from '../live/useLive';
import { useIncident, useTitle } from '../shared/frame';
import { Button } from '../shared/parts';
import type { PageProps } from '../shared/page';
import { Key } from './Bits';
import { useKeys } from './keys';
import { KeysHelp } from './KeysHelp';
import { beside, nextNew, queue } from './queue';
import './reaction.css';
import { Reading } from './Reading';
import type { ReactionView, TriagePolicy } from './types';
import { useTree } from './useTree';
import { w } from './words';

/** One reaction on its own, as a phone shows it: with the way to the next one of the list it was opened from. */
export default function ReactionPage({ params }: PageProps): JSX.Element {
  const id = params.id ?? '';
  useTitle(w('reaction'));
  const [, go] = useLocation();
  const [list] = useState(() => queue.peek());
  const [items, setItems] = useState(list?.items ?? []);
  const seed = items.find((item) => item.id === id);
  const [incidentId, setIncidentId] = useState(seed?.incident);
  const incident = useIncident(incidentId);
  const tree = useTree();
  const policy = useLive<TriagePolicy>('/api/triage-policy').data;
  const [help, setHelp] = useState(false);
  const [end, setEnd] = useState('');
  const here = seed ? items.findIndex((item) => item.id === id) : -1;
  const back = incidentId && `/i/${incidentId}/reactions${list?.search ? `?${list.search}` : ''}`;

  const to = (next: ReactionView | undefined, atEnd: string): void => {
    setEnd(next ? '' : atEnd);
    if (next) go(`/reactions/${next.id}`);
  };
  const move = (by: 1 | -1): void => {
    if (here >= 0) to(beside(items, id, by), by > 0 ? w('endBottom') : w('endTop'));
  };
  const skip = (): void => {
    const known = queue.peek()?.items ?? items;
    to(nextNew(known, id), w('endNew'));
  };
  useKeys({
    j: () => move(1),
    k: () => move(-1),
    '?': () => setHelp(true),
    Escape: () => back && go(back),
  });
  // What changed here must be known to the list when somebody goes back to it, and to the next page.
  const changed = useCallback((view: ReactionView) => {
    setIncidentId(view.incident);
    const mended = (queue.peek()?.items ?? []).map((each) => (each.id === view.id ? view : each));
    setItems(mended);
    const known = queue.peek();
    if (known) queue.value = { ...known, items: mended, selected: view.id };
  }, []);
  return (
    <div class="stack">
      <div class="line spread">
        {back ? <Link href={back}>← {w('title')}</Link> : <span />}
        <span class="line">
          {here >= 0 && <span class="small quiet">{w('place', { n: here + 1, total: items.length })}</span>}
          <span class="needs-keys">
            <Button small onClick={() => setHelp(true)}>
              {w('keys')} <Key of="?" />
            </Button>
          </span>
        </span>
      </div>
      <Reading
        id={id}
        seed={seed}
        incident={incident}
        tree={tree}
        policy={policy}
        focus
        onChanged={changed}
        onSkip={skip}
        onGo={(reaction) => go(`/reactions/${reaction}`)}
        level={1}
      />
      <p role="status" class="quiet end-of-list">
        {end}
        {end && back && (
          <>
            {' '}
            <Link href={back}>{w('backToList')}</Link>
          </>
        )}
      </p>
      {here >= 0 && (
        <div class="line reading-steps">
          <Button onClick={() => move(-1)}>
            {w('previous')} <Key of="k" />
          </Button>
          <Button onClick={() => move(1)}>
            {w('next')} <Key of="j" />
          </Button>
        </div>
      )}
      {help && <KeysHelp onClose={() => setHelp(false)} />}
    </div>
  );
}
