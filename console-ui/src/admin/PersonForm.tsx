import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { SecondFactorReset } from '../approval/SecondFactor';
import { useAction } from '../shared/action';
import { api } from '../shared/api';
import { Checkbox, Field, Form, Radios, Select, useFieldError } from '../shared/Form';
import { languages } from '../shared/i18n';
import { Button } from '../shared/parts';
import { me } from '../shared/session';
import { roles, type Person, type Role } from '../shared/types';
import { t } from '../shared/words';
import { a } from './words';

interface PersonFormProps {
  /** Who changes; without one somebody is added. */
  person?: Person;
  onDone: (person?: Person) => void;
  onRefresh?: () => unknown;
}

/** Adds or changes a person. A password that was typed is never kept on the device. */
export function PersonForm({ person, onDone, onRefresh }: PersonFormProps): JSX.Element {
  const [form, setForm] = useState({
    username: '',
    name: person?.name ?? '',
    email: person?.email ?? '',
    phone: person?.phone ?? '',
    language: person?.language ?? 'nl',
    roles: person?.roles ?? [],
    active: person?.active ?? true,
    entry: 'invite' as 'invite' | 'password',
    password: '',
  });
  const change = (part: Partial<typeof form>): void => setForm((before) => ({ ...before, ...part }));
  const save = useAction(async () => {
    const { username, entry, password, active, ...shared } = form;
    if (person) {
      // What did not change is left out: nobody may take their own rights away, not even by leaving them.
      const own = person.id === me();
      const body = own ? { ...shared } : { ...shared, active };
      onDone(await api.patch<Person>(`/api/people/${person.id}`, body, person.version));
    } else {
      const body = { username: username.trim(), ...shared, ...(entry === 'password' ? { password } : {}) };
      onDone(await api.post<Person>('/api/people', withoutEmpty(body)));
    }
  });
  return (
    <Form
      onSubmit={save.run}
      problem={save.problem}
      onRefresh={onRefresh}
      class="form card"
      label={person ? a('editPerson', { name: person.name }) : a('addPerson')}
    >
      <h2>{person ? a('editPerson', { name: person.name }) : a('addPerson')}</h2>
      <div class="admin-pair">
        <Field
          name="name"
          label={a('name')}
          value={form.name}
          onInput={(name) => change({ name })}
          limit={120}
        />
        {!person && (
          <Field
            name="username"
            label={a('username')}
            help={a('usernameHelp')}
            value={form.username}
            onInput={(username) => change({ username })}
            autoCapitalize="none"
            limit={80}
          />
        )}
        <Field
          name="email"
          type="email"
          label={a('email')}
          value={form.email}
          onInput={(email) => change({ email })}
          limit={254}
          optional
        />
        <Field
          name="phone"
          type="tel"
          label={a('phone')}
          value={form.phone}
          onInput={(phone) => change({ phone })}
          limit={40}
          optional
        />
        <Select
          name="language"
          label={a('language')}
          value={form.language}
          onChange={(language) => change({ language })}
          choices={languages.map((each) => ({ value: each, label: t(`lang.${each}`) }))}
        />
      </div>
      <RoleChoice chosen={form.roles} onChange={(chosen) => change({ roles: chosen })} />
      {person ? (
        <Checkbox
          name="active"
          label={a('active')}
          help={person.id === me() ? a('activeSelf') : a('activeHelp')}
          checked={form.active}
          disabled={person.id === me()}
          onChange={(active) => change({ active })}
        />
      ) : (
        <>
          <Radios<'invite' | 'password'>
            name="entry"
            label={a('entry')}
            value={form.entry}
            onChange={(entry) => change({ entry })}
            choices={[
              { value: 'invite', label: a('entryInvite'), help: a('entryInviteHelp') },
              { value: 'password', label: a('entryPassword'), help: a('entryPasswordHelp') },
            ]}
          />
          {form.entry === 'password' && (
            <Field
              name="password"
              type="password"
              label={a('password')}
              value={form.password}
              onInput={(password) => change({ password })}
              autoComplete="new-password"
              limit={200}
            />
          )}
        </>
      )}
      {person && person.secondFactor !== false && <SecondFactorReset person={person.id} name={person.name} />}
      <div class="line">
        <Button type="submit" kind="primary" busy={save.busy}>
          {person ? t('save') : a('addPersonNow')}
        </Button>
        <Button onClick={() => onDone()}>{t('cancel')}</Button>
      </div>
    </Form>
  );
}

function withoutEmpty(body: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(body).filter(
      ([key, value]) => value !== '' || key === 'name' || key === 'username' || key === 'password',
    ),
  );
}

function RoleChoice(props: { chosen: Role[]; onChange: (chosen: Role[]) => void }): JSX.Element {
  const error = useFieldError('roles');
  return (
    <fieldset class={`field ${error ? 'has-error' : ''}`}>
      <legend>{a('roles')}</legend>
      <p class="help">{a('rolesHelp')}</p>
      {error && (
        <p class="error">
          <span aria-hidden="true">✕ </span>
          {error}
        </p>
      )}
      <div class="admin-roles">
        {roles.map((role) => (
          <Checkbox
            key={role}
            label={t(`role.${role}`)}
            help={a(`may.${role}`)}
            checked={props.chosen.includes(role)}
            onChange={(on) =>
              props.onChange(on ? [...props.chosen, role] : props.chosen.filter((each) => each !== role))
            }
          />
        ))}
      </div>
    </fieldset>
  );
}
