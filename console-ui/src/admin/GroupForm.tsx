import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { useAction } from '../shared/action';
import { api, ApiProblem } from '../shared/api';
import { useDraft } from '../shared/drafts';
import { Field, Form, Select, TextArea } from '../shared/Form';
import { Button, Restored } from '../shared/parts';
import type { Group, GroupKind, GroupMember } from '../shared/types';
import { t } from '../shared/words';
import { addPasted, type Pasted } from './members';
import { a } from './words';

const kinds: readonly GroupKind[] = ['OFFICIALS', 'STAFF', 'PARTNERS', 'GROUP_ADMINS', 'OTHER'];

interface GroupFormProps {
  /** Which changes; without one a group is added. */
  group?: Group;
  onDone: (group?: Group) => void;
  onRefresh?: () => unknown;
}

interface Typed {
  name: string;
  kind: GroupKind;
  members: GroupMember[];
  paste: string;
}

/** A group and its members, who are pasted from wherever the list is kept now. */
export function GroupForm({ group, onDone, onRefresh }: GroupFormProps): JSX.Element {
  const initial: Typed = {
    name: group?.name ?? '',
    kind: group?.kind ?? 'OFFICIALS',
    members: group?.members ?? [],
    paste: '',
  };
  const [form, change, draft] = useDraft<Typed>(`group.${group?.id ?? 'new'}`, initial);
  const [outcome, setOutcome] = useState<Pasted | 'nothing'>();
  const [left, setLeft] = useState(false);
  const add = (): void => {
    setLeft(false);
    if (form.paste.trim() === '') {
      setOutcome('nothing');
      return;
    }
    const pasted = addPasted(form.paste, form.members);
    setOutcome(pasted);
    change({ members: pasted.members, paste: pasted.bad.join('\n') });
  };
  const save = useAction(async () => {
    if (form.paste.trim() !== '') {
      setLeft(true);
      return;
    }
    const { name, kind, members } = form;
    const body = { name: name.trim(), kind, members };
    const saved = group
      ? await api.patch<Group>(`/api/groups/${group.id}`, body, group.version)
      : await api.post<Group>('/api/groups', body);
    draft.drop();
    onDone(saved);
  });
  return (
    <Form onSubmit={save.run} problem={save.problem} onRefresh={onRefresh} class="form card">
      <h2>{group ? a('editGroup', { name: group.name }) : a('addGroup')}</h2>
      <Restored show={draft.restored} onDrop={() => draft.drop(initial)} />
      <div class="admin-pair">
        <Field
          name="name"
          label={a('groupName')}
          value={form.name}
          onInput={(name) => change({ name })}
          limit={120}
        />
        <Select<GroupKind>
          name="kind"
          label={a('groupKind')}
          value={form.kind}
          onChange={(kind) => change({ kind })}
          choices={kinds.map((kind) => ({ value: kind, label: a(`kind.${kind}`) }))}
        />
      </div>
      <TextArea
        name="members"
        label={a('paste')}
        help={a('pasteHelp')}
        value={form.paste}
        onInput={(paste) => change({ paste })}
        error={left && form.paste.trim() !== '' ? a('pasteLeft') : undefined}
        rows={3}
        optional
      />
      <div class="line">
        <Button onClick={add}>{a('pasteAdd')}</Button>
        <span role="status">{outcome && <Outcome of={outcome} />}</span>
      </div>
      <Members members={form.members} problem={save.problem} onChange={(members) => change({ members })} />
      <div class="line">
        <Button type="submit" kind="primary" busy={save.busy}>
          {group ? t('save') : a('addGroupNow')}
        </Button>
        <Button
          onClick={() => {
            draft.drop();
            onDone();
          }}
        >
          {t('cancel')}
        </Button>
      </div>
    </Form>
  );
}

function Outcome({ of }: { of: Pasted | 'nothing' }): JSX.Element {
  if (of === 'nothing') return <>{a('pasteNothing')}</>;
  return (
    <>
      {a('pasteAdded', { n: of.added })} {of.double > 0 && a('pasteDouble', { n: of.double })}{' '}
      {of.bad.length > 0 && <strong>{a('pasteBad', { n: of.bad.length })}</strong>}
    </>
  );
}

/** What the service says of the nth member: the list is long, and the address that is wrong must be found in it. */
function refusalOf(problem: unknown, index: number): string | undefined {
  if (!(problem instanceof ApiProblem)) return undefined;
  return problem.errors.find(({ field }) => field.startsWith(`members[${index}]`))?.message;
}

function Members(props: {
  members: GroupMember[];
  problem: unknown;
  onChange: (members: GroupMember[]) => void;
}): JSX.Element {
  const { members } = props;
  return (
    <section class="section" aria-label={a('membersTitle')}>
      <h3>
        {a('membersTitle')} <span class="quiet">({members.length})</span>
      </h3>
      {members.length === 0 && <p class="quiet">{a('noMembers')}</p>}
      <ul class="rows admin-members">
        {members.map((member, index) => (
          <li key={member.email} class="row admin-member">
            <span>
              {member.name} <span class="quiet admin-address">{member.email}</span>{' '}
              {member.phone && <span class="quiet">{member.phone}</span>}
              <Refusal text={refusalOf(props.problem, index)} />
            </span>
            <Button
              small
              label={a('removeMember', { name: member.name })}
              onClick={() => props.onChange(members.filter((each) => each !== member))}
            >
              {t('remove')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Refusal({ text }: { text: string | undefined }): JSX.Element | null {
  if (text === undefined) return null;
  return (
    <span class="error">
      <span aria-hidden="true">✕ </span>
      {text}
    </span>
  );
}
