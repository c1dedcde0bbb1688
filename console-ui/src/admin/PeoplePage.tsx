import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { useLive } from '../live/useLive';
import { useAction } from '../shared/action';
import { api } from '../shared/api';
import { CopyLink } from '../shared/CopyLink';
import { Field } from '../shared/Form';
import { useTitle } from '../shared/frame';
import { Button, Dialog, Empty, Loading, News, Row, Rows } from '../shared/parts';
import { Problem } from '../shared/Problem';
import { iMay } from '../shared/session';
import { Chip } from '../shared/StateChip';
import type { Page, Person } from '../shared/types';
import { t } from '../shared/words';
import './admin.css';
import { PersonForm } from './PersonForm';
import { a } from './words';

/** Typing a name asks the service once per pause, not once per letter. */
const pause = 250;

type Open = { what: 'add' } | { what: 'edit' | 'invite'; person: Person };

/** Everybody with an account; an administrator adds and changes them (guidelines B10, H31). */
export default function PeoplePage(): JSX.Element {
  useTitle(t('navPeople'));
  const [typed, setTyped] = useState('');
  const [query, setQuery] = useState('');
  const [open, setOpen] = useState<Open>();
  const [done, setDone] = useState<{ person: Person; word: 'added' | 'saved' }>();
  const [invitation, setInvitation] = useState<{ name: string; link: string }>();
  useEffect(() => {
    const timer = setTimeout(() => setQuery(typed.trim()), pause);
    return () => clearTimeout(timer);
  }, [typed]);
  const path = `/api/people?limit=100&q=${encodeURIComponent(query)}`;
  const people = useLive<Page<Person>>(path, {
    touchedBy: (hint) => hint.kind.startsWith('person.'),
    keep: open !== undefined,
  });
  const more = useAction(async () => {
    const after = people.data?.next;
    if (!people.data || !after) return;
    const next = await api.get<Page<Person>>(`${path}&after=${encodeURIComponent(after)}`);
    people.set({ items: [...people.data.items, ...next.items], next: next.next });
  });
  const whyNot = iMay(['ADMIN']) ? undefined : a('adminOnly');
  const finish = (person?: Person, word: 'added' | 'saved' = 'saved'): void => {
    setOpen(undefined);
    if (!person) return;
    setDone({ person, word });
    setInvitation(person.invitation ? { name: person.name, link: person.invitation } : undefined);
    void people.refresh();
  };
  return (
    <>
      <div class="page-head admin-width">
        <h1>{t('navPeople')}</h1>
        {open?.what !== 'add' && (
          <Button kind="primary" whyNot={whyNot} onClick={() => setOpen({ what: 'add' })}>
            {a('addPerson')}
          </Button>
        )}
      </div>
      <div class="stack admin-width">
        {done && (
          <p class="note" role="status">
            {a(done.word, { name: done.person.name })}
          </p>
        )}
        {invitation && (
          <div class="card stack">
            <h2>{a('invitationFor', { name: invitation.name })}</h2>
            <p>{a('invitationOnce', { name: invitation.name })}</p>
            <CopyLink link={invitation.link} label={a('invitationFor', { name: invitation.name })} />
          </div>
        )}
        {open?.what === 'add' && <PersonForm onDone={(person) => finish(person, 'added')} />}
        <Field name="q" type="search" label={a('searchPeople')} value={typed} onInput={setTyped} />
        <News n={people.news} onShow={people.show} />
        <Problem of={people.problem} onRetry={people.refresh} nothingTyped />
        {!people.data && people.loading && <Loading />}
        {people.data?.items.length === 0 && <Empty>{a('noPeople')}</Empty>}
        <Rows label={t('navPeople')}>
          {people.data?.items.map((person) =>
            open?.what === 'edit' && open.person.id === person.id ? (
              <li class="row" key={person.id}>
                <PersonForm person={person} onDone={finish} onRefresh={people.refresh} />
              </li>
            ) : (
              <PersonRow
                key={person.id}
                person={person}
                whyNot={whyNot}
                onEdit={() => setOpen({ what: 'edit', person })}
                onInvite={() => setOpen({ what: 'invite', person })}
              />
            ),
          )}
        </Rows>
        {people.data?.next && (
          <Button onClick={more.run} busy={more.busy}>
            {t('more')}
          </Button>
        )}
        <Problem of={more.problem} nothingTyped />
      </div>
      {open?.what === 'invite' && (
        <InviteDialog
          person={open.person}
          onClose={() => setOpen(undefined)}
          onInvited={(link) => {
            setOpen(undefined);
            setDone(undefined);
            setInvitation({ name: open.person.name, link });
            window.scrollTo(0, 0);
          }}
        />
      )}
    </>
  );
}

function PersonRow(props: {
  person: Person;
  whyNot: string | undefined;
  onEdit: () => void;
  onInvite: () => void;
}): JSX.Element {
  const { person } = props;
  const roles = person.roles.map((role) => t(`role.${role}`)).join(', ');
  return (
    <Row
      title={person.name}
      state={person.active === false && <Chip tone="neutral" shape="square" word={t('session.inactive')} />}
      actions={
        props.whyNot === undefined && (
          <>
            <Button small label={a('editPerson', { name: person.name })} onClick={props.onEdit}>
              {t('edit')}
            </Button>
            <Button small label={a('inviteFor', { name: person.name })} onClick={props.onInvite}>
              {a('invite')}
            </Button>
          </>
        )
      }
    >
      <span>{person.username}</span>
      <span>{roles || a('noRoles')}</span>
      {person.email && <span class="admin-address">{person.email}</span>}
      {person.phone && <span>{person.phone}</span>}
    </Row>
  );
}

function InviteDialog(props: {
  person: Person;
  onClose: () => void;
  onInvited: (link: string) => void;
}): JSX.Element {
  const { person } = props;
  const invite = useAction(async () => {
    const answer = await api.post<{ invitation: string }>(`/api/people/${person.id}/invitation`);
    props.onInvited(answer.invitation);
  });
  return (
    <Dialog title={a('invitationFor', { name: person.name })} onClose={props.onClose}>
      <div class="stack">
        <Problem of={invite.problem} nothingTyped />
        <p>{a('inviteSure', { name: person.name })}</p>
        <div class="line">
          <Button kind="primary" busy={invite.busy} onClick={invite.run}>
            {a('invite')}
          </Button>
          <Button onClick={props.onClose}>{t('cancel')}</Button>
        </div>
      </div>
    </Dialog>
  );
}
