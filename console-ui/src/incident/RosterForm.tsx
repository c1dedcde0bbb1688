import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { useLive } from '../live/useLive';
import { useAction } from '../shared/action';
import { api } from '../shared/api';
import { Checkbox, Form, Select } from '../shared/Form';
import { Button, Row, Rows } from '../shared/parts';
import { Problem } from '../shared/Problem';
import { roles, type Incident, type Page, type Person, type Role, type RosterMember } from '../shared/types';
import { t } from '../shared/words';
import { w } from './words';

// The lead is its own field, and who runs the machines is not a task in an incident.
const posts = roles.filter((role) => role !== 'ADMIN' && role !== 'LEAD');

/** Who does what here. It is saved as a whole, on the version of the incident. */
export function RosterForm(props: {
  incident: Incident;
  whyNot: string | undefined;
  onSaved: () => unknown;
  onRefresh: () => unknown;
}): JSX.Element {
  const { incident } = props;
  const people = useLive<Page<Person>>('/api/people?limit=200');
  const [lead, setLead] = useState<string>();
  const [members, setMembers] = useState<RosterMember[]>();
  const shownLead = lead ?? incident.roster?.lead ?? '';
  const shown = members ?? incident.roster?.members ?? [];
  const save = useAction(async () => {
    await api.put(
      `/api/incidents/${incident.id}/roster`,
      { lead: shownLead, members: shown.map(({ person, role, deputy }) => ({ person, role, deputy })) },
      incident.version,
    );
    setLead(undefined);
    setMembers(undefined);
    await props.onSaved();
  });
  const choices = (people.data?.items ?? [])
    .filter((person) => person.active !== false)
    .map((person) => ({ value: person.id, label: person.name }));
  return (
    <Form class="form readable" onSubmit={save.run} problem={save.problem} onRefresh={props.onRefresh}>
      <Problem of={people.problem} onRetry={people.refresh} nothingTyped />
      <Select
        name="lead"
        label={w('rosterLead')}
        value={shownLead}
        onChange={setLead}
        choices={
          choices.some(({ value }) => value === shownLead)
            ? choices
            : [{ value: shownLead, label: w('rosterChoose') }, ...choices]
        }
      />
      {shown.length === 0 && <p class="quiet">{w('rosterNone')}</p>}
      <Rows label={w('roster')}>
        {shown.map((post) => (
          <Row
            key={`${post.person} ${post.role}`}
            title={post.name}
            actions={
              <Button
                small
                label={w('rosterRemove', { name: `${post.name} (${t(`role.${post.role}`)})` })}
                onClick={() => setMembers(shown.filter((each) => each !== post))}
              >
                {t('remove')}
              </Button>
            }
          >
            <span>{t(`role.${post.role}`)}</span>
            {post.deputy && <span>{w('rosterDeputy')}</span>}
          </Row>
        ))}
      </Rows>
      <AddPost people={choices} members={shown} onAdd={(post) => setMembers([...shown, post])} />
      <div class="line">
        <Button type="submit" busy={save.busy} whyNot={props.whyNot}>
          {w('rosterSave')}
        </Button>
        <span role="status" class="quiet">
          {(lead !== undefined || members !== undefined) && w('rosterUnsaved')}
        </span>
      </div>
    </Form>
  );
}

function AddPost(props: {
  people: readonly { value: string; label: string }[];
  members: readonly RosterMember[];
  onAdd: (post: RosterMember) => void;
}): JSX.Element {
  const [person, setPerson] = useState('');
  const [role, setRole] = useState<Role>('AUTHOR');
  const [deputy, setDeputy] = useState(false);
  const chosen = props.people.find(({ value }) => value === person);
  const twice = props.members.some((each) => each.person === person && each.role === role);
  const name = chosen?.label ?? '';
  return (
    <fieldset class="card form">
      <legend>{w('rosterAdd')}</legend>
      <Select
        name="person"
        label={w('rosterPerson')}
        value={person}
        onChange={setPerson}
        choices={[{ value: '', label: w('rosterChoose') }, ...props.people]}
      />
      <Select<Role>
        name="role"
        label={w('rosterRole')}
        value={role}
        onChange={setRole}
        choices={posts.map((each) => ({ value: each, label: t(`role.${each}`) }))}
      />
      <Checkbox name="deputy" label={w('rosterDeputy')} checked={deputy} onChange={setDeputy} />
      <Button
        small
        whyNot={twice ? w('rosterTwice', { name }) : chosen ? undefined : w('rosterChoose')}
        onClick={() => {
          props.onAdd({ person, name, role, deputy });
          setPerson('');
          setDeputy(false);
        }}
      >
        {w('rosterAdd')}
      </Button>
    </fieldset>
  );
}
