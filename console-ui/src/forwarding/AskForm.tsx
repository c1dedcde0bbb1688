import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Link } from 'wouter-preact';
import { useLive } from '../live/useLive';
import { useAction } from '../shared/action';
import { api, ApiProblem } from '../shared/api';
import { useDraft } from '../shared/drafts';
import { Form, Select, TextArea } from '../shared/Form';
import { Button, Loading, Restored } from '../shared/parts';
import { PeoplePicker } from '../shared/PeoplePicker';
import { Problem } from '../shared/Problem';
import { iMay } from '../shared/session';
import type { BoardMessage, ForwardRequest, Group, Incident, Page, Person } from '../shared/types';
import { t } from '../shared/words';
import { countAsked } from './recipients';
import { f } from './words';

interface AskFormProps {
  incident: Incident;
  /** Those that are published now. */
  messages: readonly BoardMessage[];
  wanted: string;
  onAsked: (request: ForwardRequest) => void;
  onCancel: () => void;
}

interface Typed {
  message: string;
  groups: string[];
  people: string[];
  note: string;
}

/** Asks groups and people to pass one published message on. */
export function AskForm({ incident, messages, wanted, ...act }: AskFormProps): JSX.Element {
  const initial: Typed = {
    message: messages.find((each) => each.id === wanted)?.id ?? messages[0]?.id ?? '',
    groups: [],
    people: [],
    note: '',
  };
  const [form, change, draft] = useDraft<Typed>(`forward.${incident.id}.${wanted}`, initial);
  const groups = useLive<Page<Group>>('/api/groups');
  const people = useLive<Page<Person>>('/api/people?limit=200');
  const [tried, setTried] = useState(false);
  // Who is an official on this incident's roster alone sees no groups, but can still ask people.
  const refused = groups.problem instanceof ApiProblem && groups.problem.status === 403;
  const knownGroups = groups.data?.items ?? (refused ? [] : undefined);
  const n = countAsked(knownGroups ?? [], people.data?.items ?? [], form);
  // A draft may name a message that no longer holds.
  const message = messages.find((each) => each.id === form.message);
  const ask = useAction(async () => {
    setTried(true);
    if (!message || n === 0) return;
    const { groups: toGroups, people: toPeople, note } = form;
    const path = `/api/messages/${message.id}/forward-requests`;
    const request = await api.post<ForwardRequest>(path, {
      groups: toGroups,
      people: toPeople,
      note: note.trim(),
    });
    draft.drop();
    act.onAsked(request);
  });
  if (!knownGroups || !people.data) {
    const problem = groups.problem ?? people.problem;
    return problem === undefined ? (
      <Loading />
    ) : (
      <Problem of={problem} onRetry={() => Promise.all([groups.refresh(), people.refresh()])} nothingTyped />
    );
  }
  return (
    <Form onSubmit={ask.run} problem={ask.problem} label={f('ask')} class="form card">
      <h2>{f('ask')}</h2>
      <Restored show={draft.restored} onDrop={() => draft.drop(initial)} />
      <Select
        name="message"
        label={f('message')}
        value={message?.id ?? ''}
        onChange={(chosen) => change({ message: chosen })}
        error={tried && !message ? f('messageMissing') : undefined}
        choices={messages.map((each) => ({ value: each.id, label: labelOf(each) }))}
      />
      {knownGroups.length === 0 ? (
        <p>
          {f('noGroups')} <Link href="/groups">{f('makeGroup')}</Link>
        </p>
      ) : (
        <PeoplePicker
          label={f('groups')}
          people={knownGroups.map((group) => ({
            id: group.id,
            name: group.name,
            more: f('members', { n: group.members.length }),
          }))}
          chosen={form.groups}
          onChange={(chosen) => change({ groups: chosen })}
        />
      )}
      <PeoplePicker
        label={f('people')}
        people={pickable(people.data.items)}
        chosen={form.people}
        onChange={(chosen) => change({ people: chosen })}
      />
      <TextArea
        name="note"
        label={f('askNote')}
        help={f('askNoteHelp')}
        value={form.note}
        onInput={(note) => change({ note })}
        rows={2}
        limit={1000}
        optional
      />
      {tried && n === 0 && (
        <p class="error" role="alert">
          <span aria-hidden="true">✕ </span>
          {f('nobodyChosen')}
        </p>
      )}
      <p class="help">{f('double')}</p>
      <div class="line">
        <Button type="submit" kind="primary" busy={ask.busy}>
          {n === 0 ? f('sendNobody') : f(incident.kind === 'EXERCISE' ? 'sendExercise' : 'send', { n })}
        </Button>
        <Button
          onClick={() => {
            draft.drop();
            act.onCancel();
          }}
        >
          {t('cancel')}
        </Button>
      </div>
    </Form>
  );
}

function labelOf(message: BoardMessage): string {
  const purpose = t(`purpose.${message.purpose}`);
  return message.title ? `${message.title} (${purpose})` : purpose;
}

/** Only an administrator and the lead see addresses; for others the service says who has none. */
function pickable(people: readonly Person[]): { id: string; name: string; more?: string; whyNot?: string }[] {
  const addressesShown = iMay(['ADMIN', 'LEAD']);
  return people
    .filter((person) => person.active !== false)
    .map((person) => ({
      id: person.id,
      name: person.name,
      more: person.email,
      ...(addressesShown && !person.email ? { whyNot: f('noEmail') } : {}),
    }));
}
