import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Link } from 'wouter-preact';
import { useLive } from '../live/useLive';
import { useAction } from '../shared/action';
import { api, ApiProblem } from '../shared/api';
import { useDraft } from '../shared/drafts';
import { Form, Radios, TextArea } from '../shared/Form';
import { Button, Loading, Restored } from '../shared/parts';
import { PeoplePicker } from '../shared/PeoplePicker';
import { Problem } from '../shared/Problem';
import type {
  BoardMessage,
  ForwardRequest,
  ForwardWays,
  Group,
  Incident,
  Page,
  Person,
} from '../shared/types';
import { t } from '../shared/words';
import { Preview } from './Preview';
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
  messages: string[];
  groups: string[];
  people: string[];
  ways: ForwardWays;
  note: string;
}

const WAYS = ['MAIL', 'SMS', 'MAIL_AND_SMS', 'CHAT'] as const;

/** Asks groups and people to pass published messages on: one letter and one page for all of them. */
export function AskForm({ incident, messages, wanted, ...act }: AskFormProps): JSX.Element {
  const initial: Typed = {
    messages: [messages.find((each) => each.id === wanted)?.id ?? messages[0]?.id ?? ''].filter(Boolean),
    groups: [],
    people: [],
    ways: 'MAIL',
    note: '',
  };
  const [form, change, draft] = useDraft<Typed>(`forward-posts.${incident.id}.${wanted}`, initial);
  const groups = useLive<Page<Group>>('/api/groups');
  const people = useLive<Page<Person>>('/api/people?limit=200');
  const [tried, setTried] = useState(false);
  // Who is an official on this incident's roster alone sees no groups, but can still ask people.
  const refused = groups.problem instanceof ApiProblem && groups.problem.status === 403;
  const knownGroups = groups.data?.items ?? (refused ? [] : undefined);
  const n = countAsked(knownGroups ?? [], people.data?.items ?? [], form);
  // A draft may name a message that no longer holds.
  const chosen = messages.filter((each) => form.messages.includes(each.id)).map((each) => each.id);
  const asking = {
    messages: chosen,
    groups: form.groups,
    people: form.people,
    note: form.note.trim(),
    ways: form.ways,
  };
  const ask = useAction(async () => {
    setTried(true);
    const [first] = chosen;
    if (!first || n === 0) return;
    const request = await api.post<ForwardRequest>(`/api/messages/${first}/forward-requests`, asking);
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
      <PeoplePicker
        label={f('messages')}
        people={messages.map((each) => ({ id: each.id, name: labelOf(each) }))}
        chosen={chosen}
        onChange={(picked) => change({ messages: picked })}
      />
      {tried && chosen.length === 0 && (
        <p class="error" role="alert">
          <span aria-hidden="true">✕ </span>
          {f('messageMissing')}
        </p>
      )}
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
            more: `${f(`kind.${group.kind}`)} · ${f('members', { n: group.members.length })} · ${f(
              'withPhone',
              {
                n: group.members.filter(({ phone }) => phone).length,
              },
            )}`,
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
      <Radios<ForwardWays>
        name="ways"
        label={f('ways')}
        value={form.ways}
        onChange={(ways) => change({ ways })}
        choices={WAYS.map((value) => ({ value, label: f(`ways.${value}`), help: f(`waysHelp.${value}`) }))}
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
      <Preview asking={asking} />
      <p class="help">{f('double')}</p>
      <div class="line">
        <Button type="submit" kind="primary" busy={ask.busy}>
          {n === 0 || form.ways === 'CHAT'
            ? f(form.ways === 'CHAT' ? 'sendChat' : 'sendNobody')
            : f(incident.kind === 'EXERCISE' ? 'sendExercise' : 'send', { n })}
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

/** Only an administrator and the lead see addresses; the preview says who cannot be reached in the way that was chosen. */
function pickable(people: readonly Person[]): { id: string; name: string; more?: string }[] {
  return people
    .filter((person) => person.active !== false)
    .map((person) => ({ id: person.id, name: person.name, more: person.email }));
}
