import type { Signal } from '@preact/signals';
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Section } from '../shared/parts';
import type { CorePart, Finding } from '../shared/types';
import type { Desk } from './desk';
import type { Draft } from './draft';
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
    const path = finding.path ?? defaultPath(finding, desk.draft.peek());
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

/** Which field answers what a check misses. */
const answers: Partial<Record<string, CorePart>> = {
  'says-known': 'known',
  'says-unknown': 'unknown',
  'says-doing': 'doing',
  'says-asked': 'asked',
  'says-next-update': 'nextUpdate',
  link: 'more',
};

function defaultPath(finding: Finding, draft: Draft): string | undefined {
  const { check, lang, platform } = finding;
  if (lang === undefined) return undefined;
  if (platform) return `variants.${platform}.${lang}`;
  const part = answers[check];
  return part && draft.text[lang]?.core ? `text.${lang}.core.${part}` : `text.${lang}.body`;
}
