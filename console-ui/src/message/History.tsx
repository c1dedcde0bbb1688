import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { v } from '../approval/words';
import { useLive } from '../live/useLive';
import { absolute, now } from '../shared/clock';
import { language } from '../shared/i18n';
import { Button, Loading, Section } from '../shared/parts';
import { Problem } from '../shared/Problem';
import { Time } from '../shared/Time';
import type { DiffPart, LogEntry, Message, Page } from '../shared/types';
import { chosenTwo, folded, type Happening, type HistoryLine } from './happened';
import { RestoreButton } from './Restore';
import { Diff } from './TextParts';
import { m } from './words';

interface HistoryProps {
  message: Message;
  /** Whether this person may put an older version back. */
  mayRestore: boolean;
  onRestored: () => unknown;
}

/** Every version and every step: who, when, why. Any two versions can be compared, an older one put back. */
export function History(props: HistoryProps): JSX.Element {
  const { message } = props;
  const [limit, setLimit] = useState(100);
  const [chosen, setChosen] = useState<number[]>([]);
  const log = useLive<Page<LogEntry>>(
    `/api/incidents/${message.incident}/log?kind=message.&object=${message.id}&order=desc&limit=${limit}`,
    { touchedBy: (hint) => hint.id === message.id && hint.kind.startsWith('message.') },
  );
  const entries = log.data?.items;
  const versionProps = {
    ...props,
    chosen,
    onChoose: (revision: number) => setChosen(chosenTwo(chosen, revision)),
  };
  return (
    <Section title={v('historyTitle')}>
      <Problem of={log.problem} onRetry={log.refresh} nothingTyped />
      {!entries && log.loading && <Loading />}
      {entries?.length === 0 && <p class="quiet">{v('historyNone')}</p>}
      {message.revision > 1 && (
        <p class="small quiet" role="status">
          {chosen.length === 1 ? v('historyCompareOne', { n: chosen[0] ?? '' }) : v('historyCompareHow')}
        </p>
      )}
      {chosen.length === 2 && <Compared message={message} chosen={chosen} onStop={() => setChosen([])} />}
      <ol class="rows history">
        {folded(entries ?? []).map((line) => (
          <Line key={line.is === 'step' ? line.step.seq : line.made[0]?.seq} line={line} {...versionProps} />
        ))}
      </ol>
      {log.data?.next && limit < 200 && (
        <p>
          <Button small onClick={() => setLimit(200)}>
            {v('historyOlder')}
          </Button>
        </p>
      )}
    </Section>
  );
}

interface VersionProps extends HistoryProps {
  chosen: readonly number[];
  onChoose: (revision: number) => void;
}

function Line(props: VersionProps & { line: HistoryLine }): JSX.Element {
  const { line } = props;
  const [open, setOpen] = useState(false);
  if (line.is === 'step') return <Step {...props} step={line.step} />;
  const [only] = line.made;
  if (line.made.length === 1 && only) return <Step {...props} step={only} />;
  const last = line.made.at(-1);
  return (
    <li class="row">
      <div class="history-line">
        <p>
          <strong>{line.name}</strong> · {v('historyVersions', { n: line.made.length })} ·{' '}
          {clockOf(line.from)}–{clockOf(line.to)}
        </p>
        <span class="row-actions">
          <Button small expanded={open} onClick={() => setOpen(!open)}>
            {open ? v('historyFold') : v('historyUnfold')}
          </Button>
          {!open && last && <Version {...props} step={last} />}
        </span>
      </div>
      {open && (
        <ol class="rows history-unfolded">
          {[...line.made].reverse().map((step) => (
            <Step key={step.seq} {...props} step={step} />
          ))}
        </ol>
      )}
    </li>
  );
}

function clockOf(at: string): string {
  return absolute(at, now.peek(), language.value);
}

const versions: readonly string[] = ['drafted', 'revised', 'restored'];

function Step(props: VersionProps & { step: Happening }): JSX.Element {
  const { step } = props;
  return (
    <li class="row">
      <div class="history-line">
        <p>
          {step.name && <strong>{step.name} </strong>}
          {v.find(`step.${step.kind}`) ?? step.kind}{' '}
          {step.revision !== undefined && (
            <span class="small quiet">{m('version', { n: step.revision })} </span>
          )}
          <Time at={step.at} />
        </p>
        {versions.includes(step.kind) && (
          <span class="row-actions">
            <Version {...props} />
          </span>
        )}
      </div>
      {step.said && <p class="quiet pre">“{step.said}”</p>}
    </li>
  );
}

function Version(props: VersionProps & { step: Happening }): JSX.Element | null {
  const { revision } = props.step;
  const { message } = props;
  if (revision === undefined || message.revision < 2) return null;
  return (
    <>
      <Button
        small
        pressed={props.chosen.includes(revision)}
        label={v('historyCompareFor', { n: revision })}
        onClick={() => props.onChoose(revision)}
      >
        {v('historyCompare')}
      </Button>
      {props.mayRestore && revision < message.revision && (
        <RestoreButton message={message} revision={revision} onRestored={props.onRestored} />
      )}
    </>
  );
}

function Compared(props: { message: Message; chosen: readonly number[]; onStop: () => void }): JSX.Element {
  const [from, to] = [Math.min(...props.chosen), Math.max(...props.chosen)];
  const diff = useLive<Page<DiffPart>>(`/api/messages/${props.message.id}/diff?from=${from}&to=${to}`);
  return (
    <section class="card stack" aria-label={v('historyBetween', { from, to })}>
      <div class="section-head">
        <h3>{v('historyBetween', { from, to })}</h3>
        <Button small onClick={props.onStop}>
          {v('historyStop')}
        </Button>
      </div>
      <Problem of={diff.problem} onRetry={diff.refresh} nothingTyped />
      {diff.data && <Diff parts={diff.data.items} />}
    </section>
  );
}
