import type { Signal } from '@preact/signals';
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Section } from '../shared/parts';
import type { Finding } from '../shared/types';
import type { Desk } from './desk';
import { Findings, findingsInShort } from './Findings';
import { applyFix, locate, nameOf, undoFix, type Fixed, type Place } from './findings';
import { goTo } from './goTo';
import { m } from './words';

interface Props {
  desk: Desk;
  ticked: Signal<ReadonlySet<string>>;
  /** What the service found at the last try to hand in, and was not ticked. */
  fresh: readonly Finding[];
}

/** The findings at work: to their letters, mended with one press and back, ticked when somebody looked. */
export function FindingsPart({ desk, ticked, fresh }: Props): JSX.Element {
  const [fixed, setFixed] = useState<{ fixed: Fixed; label: string } | undefined>(undefined);
  const [gone, setGone] = useState(false);
  const { checks, behind, problem, of } = desk.checking.value;
  const findings = checks?.findings ?? [];
  const added = fresh.filter((each) => findings.every((known) => nameOf(known) !== nameOf(each)));
  const show = (place: Place | undefined): void => {
    setGone(place === undefined);
    if (place) goTo(desk, place);
  };
  const go = (finding: Finding): void => {
    const path = finding.path ?? defaultPath(finding);
    if (path === undefined) return;
    const { start, end } = finding.span ?? { start: 0, end: 0 };
    show(finding.span ? locate(of, desk.draft.peek(), { path, start, end }) : { path, start, end });
  };
  const fix = (finding: Finding): void => {
    const done = applyFix(of, desk.draft.peek(), finding);
    setGone(done === undefined);
    if (!done) return;
    desk.change(done.draft);
    setFixed({ fixed: done, label: finding.fix?.label ?? '' });
    requestAnimationFrame(() => goTo(desk, done.place));
  };
  const undo = (): void => {
    const back = fixed && undoFix(desk.draft.peek(), fixed.fixed);
    if (back) desk.change(back);
    setFixed(undefined);
  };
  const tick = (finding: Finding, on: boolean): void => {
    const next = new Set(ticked.peek());
    if (on) next.add(nameOf(finding));
    else next.delete(nameOf(finding));
    ticked.value = next;
  };
  return (
    <Section
      title={m('findings')}
      class="findings-part"
      aside={<span class="small quiet">{behind ? m('checkingNow') : findingsInShort(findings)}</span>}
    >
      <span id="findings" tabIndex={-1} />
      <div role="status" class="small">
        {fixed && (
          <p class="note">
            {m('fixDone', { fix: fixed.label })}{' '}
            <button type="button" class="link" onClick={undo}>
              {m('fixUndo')}
            </button>
          </p>
        )}
        {gone && <p class="quiet">{m('fixGone')}</p>}
      </div>
      {problem !== undefined && <p class="error">{m('checksFailed')}</p>}
      {checks && findings.length === 0 && <p class="quiet">{m('findingsNone')}</p>}
      <Findings findings={[...findings, ...added]} acts={{ go, fix, tick, ticked: ticked.value }} />
    </Section>
  );
}

function defaultPath(finding: Finding): string | undefined {
  if (finding.lang === undefined) return undefined;
  return finding.platform ? `variants.${finding.platform}.${finding.lang}` : `text.${finding.lang}.body`;
}
