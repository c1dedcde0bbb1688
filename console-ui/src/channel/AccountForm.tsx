import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { useAction } from '../shared/action';
import { api } from '../shared/api';
import { Checkbox, Field, Form, Radios } from '../shared/Form';
import { Button } from '../shared/parts';
import { PeoplePicker } from '../shared/PeoplePicker';
import { platformName } from '../shared/platforms';
import type { Account, Person, Platform } from '../shared/types';
import { t } from '../shared/words';
import { secretFields, shownFields, toSecret, toSettings, valuesOf, type Values } from './accountForm';
import { PlatformField } from './PlatformField';
import { c } from './words';

interface AccountFormProps {
  /** Which changes; without one an account is linked. */
  account?: Account;
  platforms: readonly Platform[];
  people: readonly Person[];
  onDone: (account?: Account) => void;
  onRefresh?: () => unknown;
}

/** Links or changes an account, with the fields that its platform asks for. Nothing secret is kept on the device. */
export function AccountForm({ account, platforms, people, ...act }: AccountFormProps): JSX.Element {
  const first = account ? platforms.find((each) => each.platform === account.platform) : undefined;
  const [platform, setPlatform] = useState(first);
  const [name, setName] = useState(account?.name ?? '');
  const [handle, setHandle] = useState(account?.handle ?? '');
  const [values, setValues] = useState<Values>(() => (first ? valuesOf(first, account?.settings) : {}));
  const [secret, setSecret] = useState<Values>({});
  const [replace, setReplace] = useState(!account?.linked);
  const [users, setUsers] = useState(account?.users ?? []);
  const [some, setSome] = useState(users.length > 0);
  const [nobody, setNobody] = useState(false);
  const fields = platform ? shownFields(platform, values, platforms) : [];
  const secrets = platform ? secretFields(platform) : [];
  const save = useAction(async () => {
    setNobody(some && users.length === 0);
    if (!platform || (some && users.length === 0)) return;
    const body = {
      name: name.trim(),
      handle: handle.trim(),
      settings: toSettings(fields, values),
      users: some ? users : [],
      ...(replace ? { secret: toSecret(secrets, secret) } : {}),
    };
    const saved = account
      ? await api.patch<Account>(`/api/accounts/${account.id}`, body, account.version)
      : await api.post<Account>('/api/accounts', { platform: platform.platform, ...body });
    act.onDone(saved);
  });
  const title = account
    ? c(account.linked ? 'changeOf' : 'relinkOf', { name: account.name })
    : c('addAccount');
  return (
    <Form
      onSubmit={save.run}
      problem={save.problem}
      onRefresh={act.onRefresh}
      class="form card"
      label={title}
    >
      <h2>{title}</h2>
      {!account && (
        <Radios
          name="platform"
          label={c('platform')}
          value={platform?.platform ?? ''}
          onChange={(wanted) => {
            const chosen = platforms.find((each) => each.platform === wanted);
            setPlatform(chosen);
            if (chosen) setValues(valuesOf(chosen));
            setSecret({});
          }}
          choices={platforms.map((each) => ({
            value: each.platform,
            label: platformName(each.platform),
            help: c.find(`about.${each.platform}`),
          }))}
        />
      )}
      {platform && (
        <>
          <Field
            name="name"
            label={c('name')}
            help={c('nameHelp')}
            value={name}
            onInput={setName}
            limit={120}
          />
          {!platform.byHand && !platform.letters && platform.platform !== 'sandbox' && (
            <Field
              name="handle"
              label={c('handle')}
              help={c('handleHelp')}
              value={handle}
              onInput={setHandle}
              autoCapitalize="none"
              limit={200}
              optional
            />
          )}
          {fields.map((field) => (
            <PlatformField
              key={field.name}
              platform={platform.platform}
              field={field}
              value={values[field.name] ?? ''}
              onInput={(value) => setValues((before) => ({ ...before, [field.name]: value }))}
            />
          ))}
          {secrets.length > 0 && (
            <fieldset class="field account-secrets">
              <legend>{c('secrets')}</legend>
              <p class="help">{replace ? c('secretsHelp') : c('secretsKept')}</p>
              {account?.linked && (
                <Checkbox
                  label={c('secretsReplace')}
                  help={c('secretsReplaceHelp')}
                  checked={replace}
                  onChange={setReplace}
                />
              )}
              {replace &&
                secrets.map((field) => (
                  <PlatformField
                    key={field.name}
                    platform={platform.platform}
                    field={field}
                    secret
                    value={secret[field.name] ?? ''}
                    onInput={(value) => setSecret((before) => ({ ...before, [field.name]: value }))}
                  />
                ))}
            </fieldset>
          )}
          <Radios<'all' | 'some'>
            name="users"
            label={c('users')}
            value={some ? 'some' : 'all'}
            onChange={(choice) => setSome(choice === 'some')}
            choices={[
              { value: 'all', label: c('usersAll') },
              { value: 'some', label: c('usersSome') },
            ]}
          />
          {some && (
            <PeoplePicker
              label={c('usersPick')}
              people={spokespersonsFirst(people)}
              chosen={users}
              onChange={setUsers}
            />
          )}
          {nobody && some && users.length === 0 && (
            <p class="error" role="alert">
              <span aria-hidden="true">✕ </span>
              {c('usersNobody')}
            </p>
          )}
        </>
      )}
      <div class="line">
        {platform && (
          <Button type="submit" kind="primary" busy={save.busy}>
            {account?.linked ? t('save') : account ? c('relink') : c('addNow')}
          </Button>
        )}
        <Button onClick={() => act.onDone()}>{t('cancel')}</Button>
      </div>
    </Form>
  );
}

/** Others can be chosen too: somebody may be spokesperson in one incident only. */
function spokespersonsFirst(people: readonly Person[]): { id: string; name: string; more?: string }[] {
  const speaks = (person: Person): boolean =>
    person.roles.includes('SPOKESPERSON') || person.roles.includes('LEAD');
  return people
    .filter((person) => person.active !== false)
    .sort((one, other) => Number(speaks(other)) - Number(speaks(one)) || one.name.localeCompare(other.name))
    .map((person) => ({
      id: person.id,
      name: person.name,
      more: person.roles.map((role) => t(`role.${role}`)).join(', ') || undefined,
    }));
}
