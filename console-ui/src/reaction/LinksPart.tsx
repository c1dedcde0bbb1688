import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Link } from 'wouter-preact';
import { useLive } from '../live/useLive';
import { useAction } from '../shared/action';
import { api } from '../shared/api';
import { Field, Form, Select, TextArea } from '../shared/Form';
import { Button } from '../shared/parts';
import { Problem } from '../shared/Problem';
import { me } from '../shared/session';
import type { Incident, Page, Rumour } from '../shared/types';
import { t } from '../shared/words';
import { MoveForm } from './MoveForm';
import { mayFollow } from './states';
import type { ReactionDetail, ReactionState } from './types';
import { w } from './words';

export interface LinksProps {
  reaction: ReactionDetail;
  incident: Incident | undefined;
  whyNot: string | undefined;
  reload: () => Promise<unknown>;
  onRefresh: () => unknown;
}

/** Another state, another person, a rumour: what is needed less often stands together, closed. */
export function LinksPart(props: LinksProps): JSX.Element | null {
  const [open, setOpen] = useState(false);
  if (props.whyNot !== undefined) return null;
  return (
    <details open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{w('moreActs')}</summary>
      {open && (
        <div class="stack">
          <StateForm {...props} />
          <HandOver key={props.reaction.assignee} {...props} />
          <RumourForm key={props.reaction.rumour} {...props} />
          <MoveForm key={props.reaction.incident} {...props} />
        </div>
      )}
    </details>
  );
}

/** By hand what another program did not do: hidden on the platform, passed on by telephone. */
function StateForm({ reaction, reload, onRefresh }: LinksProps): JSX.Element {
  const states = mayFollow[reaction.state].filter((state) => state !== 'TRIAGED');
  const [state, setState] = useState<ReactionState | ''>('');
  const [note, setNote] = useState('');
  const save = useAction(async () => {
    await api.put(
      `/api/reactions/${reaction.id}/state`,
      { state, note: note || undefined },
      reaction.version,
    );
    setState('');
    setNote('');
    await reload();
  });
  if (states.length === 0) return <p class="quiet">{w('stateSortFirst')}</p>;
  return (
    <Form onSubmit={save.run} problem={save.problem} onRefresh={onRefresh} label={w('stateChange')}>
      <Select<ReactionState | ''>
        name="state"
        label={w('stateChange')}
        help={state === 'REMOVED' ? w('removeHelp') : undefined}
        value={state}
        onChange={setState}
        choices={[
          { value: '', label: w('choose') },
          ...states.map((each) => ({ value: each, label: t(`reaction.${each}`) })),
        ]}
      />
      <TextArea name="note" label={w('note')} value={note} onInput={setNote} rows={2} limit={2000} optional />
      <div>
        <Button type="submit" busy={save.busy} whyNot={state === '' ? w('chooseFirst') : undefined}>
          {w('stateSave')}
        </Button>
      </div>
    </Form>
  );
}

/** Nobody has to bear it alone: it can be given to somebody else, with or without a reason (guideline H35). */
function HandOver({ reaction, incident, reload, onRefresh }: LinksProps): JSX.Element {
  const people = peopleOf(incident);
  const [person, setPerson] = useState(reaction.assignee ?? '');
  const [why, setWhy] = useState('');
  const save = useAction(async (to: string) => {
    await api.put(
      `/api/reactions/${reaction.id}/assignee`,
      { person: to === '' ? null : to, why: why || undefined },
      reaction.version,
    );
    setPerson(to);
    setWhy('');
    await reload();
  });
  const mine = me();
  return (
    <Form
      onSubmit={() => save.run(person)}
      problem={save.problem}
      onRefresh={onRefresh}
      label={w('handOver')}
    >
      <Select
        name="person"
        label={w('handOver')}
        help={w('handOverHelp')}
        value={person}
        onChange={setPerson}
        choices={[
          { value: '', label: w('nobody') },
          ...people.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      <Field name="why" label={w('handOverWhy')} value={why} onInput={setWhy} limit={500} optional />
      <div class="line">
        <Button type="submit" busy={save.busy}>
          {w('handOverSave')}
        </Button>
        {mine !== undefined && reaction.assignee !== mine && (
          <Button busy={save.busy} onClick={() => save.run(mine)}>
            {w('takeIt')}
          </Button>
        )}
      </div>
    </Form>
  );
}

/** Who is on the incident's roster, each once. */
export function peopleOf(incident: Incident | undefined): { id: string; name: string }[] {
  const members = incident?.roster?.members ?? [];
  return [...new Map(members.map(({ person, name }) => [person, { id: person, name }])).values()];
}

/** Which rumour it repeats or asks about, so that its writer can be answered with the correction (guideline H16). */
function RumourForm({ reaction, reload, onRefresh }: LinksProps): JSX.Element {
  const rumours = useLive<Page<Rumour>>(`/api/incidents/${reaction.incident}/rumours?limit=200`);
  const [rumour, setRumour] = useState(reaction.rumour ?? '');
  const save = useAction(async () => {
    await api.put(`/api/reactions/${reaction.id}/rumour`, { rumour: rumour || null }, reaction.version);
    await reload();
  });
  const items = rumours.data?.items ?? [];
  return (
    <Form onSubmit={save.run} problem={save.problem} onRefresh={onRefresh} label={w('rumour')}>
      <Problem of={rumours.problem} onRetry={rumours.refresh} nothingTyped />
      <Select
        name="rumour"
        label={w('rumour')}
        value={rumour}
        onChange={setRumour}
        choices={[
          { value: '', label: w('rumourNone') },
          ...items.map(({ id, claim }) => ({ value: id, label: claim })),
        ]}
      />
      <div class="line">
        <Button type="submit" busy={save.busy}>
          {w('rumourSave')}
        </Button>
        {reaction.rumour && <Link href={`/rumours/${reaction.rumour}`}>{w('rumourOpen')}</Link>}
        <Link href={`/i/${reaction.incident}/rumours?new`}>{w('rumourNew')}</Link>
      </div>
    </Form>
  );
}
