import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { useLive } from '../live/useLive';
import { useAction } from '../shared/action';
import { api } from '../shared/api';
import { Field, Select } from '../shared/Form';
import { Button } from '../shared/parts';
import { Problem } from '../shared/Problem';
import type { Incident, Page, Rumour } from '../shared/types';
import { t } from '../shared/words';
import { peopleOf } from './LinksPart';
import type { BulkAction, BulkResult, ReactionState, TriageTree } from './types';
import { w } from './words';

interface BulkProps {
  incident: Incident;
  chosen: ReadonlySet<string>;
  /** How many are on the screen. */
  shown: number;
  tree: TriageTree | undefined;
  whyNot: string | undefined;
  onAll: () => void;
  onNone: () => void;
  onDone: (done: readonly string[]) => Promise<unknown>;
}

/** The most that the service does at once. */
const most = 500;
const states: readonly ReactionState[] = ['DONE', 'LEFT', 'ANSWERED', 'PASSED_ON', 'HIDDEN'];
const actions: readonly BulkAction[] = ['TRIAGE', 'STATE', 'ASSIGN', 'RUMOUR'];

/** The same for everything that was chosen; what could not be done is told one by one. */
export function BulkBar(props: BulkProps): JSX.Element | null {
  const { incident, chosen, tree } = props;
  const [action, setAction] = useState<BulkAction>('TRIAGE');
  const [value, setValue] = useState('');
  const [note, setNote] = useState('');
  const [result, setResult] = useState<BulkResult>();
  const [open, setOpen] = useState(false);
  const rumours = useLive<Page<Rumour>>(
    action === 'RUMOUR' && chosen.size > 0 ? `/api/incidents/${incident.id}/rumours?limit=200` : null,
  );
  const choices: Record<BulkAction, { value: string; label: string }[]> = {
    TRIAGE: (tree?.classes ?? []).map(({ id, name }) => ({ value: id, label: name })),
    STATE: states.map((state) => ({ value: state, label: t(`reaction.${state}`) })),
    ASSIGN: peopleOf(incident).map(({ id, name }) => ({ value: id, label: name })),
    RUMOUR: (rumours.data?.items ?? []).map(({ id, claim }) => ({ value: id, label: claim })),
  };
  const fields = { TRIAGE: 'class', STATE: 'state', ASSIGN: 'person', RUMOUR: 'rumour' } as const;
  const act = useAction(async () => {
    const answer = await api.post<BulkResult>(`/api/incidents/${incident.id}/reaction-actions`, {
      reactions: [...chosen].slice(0, most),
      action,
      [fields[action]]: value,
      note: action === 'RUMOUR' ? undefined : note.trim() || undefined,
    });
    setResult(answer);
    setValue('');
    setNote('');
    await props.onDone(answer.done);
  });
  if (chosen.size === 0 && !result) return null;
  return (
    <section class={`card stack bulk ${open ? 'is-open' : ''}`} aria-label={w('bulk')}>
      {chosen.size > 0 && (
        <>
          <div class="line">
            <strong role="status">{w('chosenN', { n: chosen.size })}</strong>
            <span class="bulk-toggle">
              <Button small expanded={open} onClick={() => setOpen(!open)}>
                {w('bulk')}
              </Button>
            </span>
            {chosen.size < props.shown && (
              <Button small onClick={props.onAll}>
                {w('chooseAll', { n: props.shown })}
              </Button>
            )}
            <Button small onClick={props.onNone}>
              {w('chooseNone')}
            </Button>
          </div>
          <Problem of={act.problem} nothingTyped />
          <div class="line bulk-choices">
            <Select<BulkAction>
              name="action"
              label={w('bulkWhat')}
              value={action}
              onChange={(what) => {
                setAction(what);
                setValue('');
              }}
              choices={actions.map((each) => ({ value: each, label: w(`bulk.${each}`) }))}
            />
            <Select
              name="value"
              label={w(`bulkTo.${action}`)}
              value={value}
              onChange={setValue}
              choices={[{ value: '', label: w('choose') }, ...choices[action]]}
            />
            {action !== 'RUMOUR' && (
              <Field
                name="note"
                label={w('note')}
                help={value === 'DONE' ? w('bulkNoteDone') : undefined}
                value={note}
                onInput={setNote}
                limit={2000}
                optional
              />
            )}
            <Button
              kind="primary"
              busy={act.busy}
              whyNot={props.whyNot ?? (value === '' ? w('chooseFirst') : undefined)}
              onClick={act.run}
            >
              {w('bulkDo', { n: Math.min(chosen.size, most) })}
            </Button>
          </div>
        </>
      )}
      {result && <Result result={result} onClose={() => setResult(undefined)} />}
    </section>
  );
}

function Result({ result, onClose }: { result: BulkResult; onClose: () => void }): JSX.Element {
  const why = new Map<string, number>();
  result.refused.forEach(({ message }) => why.set(message, (why.get(message) ?? 0) + 1));
  return (
    <div role="status" class="note">
      <p>{w('bulkDone', { n: result.done.length })}</p>
      {result.refused.length > 0 && (
        <>
          <p>{w('bulkRefused', { n: result.refused.length })}</p>
          <ul class="reaction-plain">
            {[...why].map(([message, n]) => (
              <li key={message}>
                {n} × {message}
              </li>
            ))}
          </ul>
        </>
      )}
      <button type="button" class="link" onClick={onClose}>
        {t('close')}
      </button>
    </div>
  );
}
