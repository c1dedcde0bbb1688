import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { useAction } from '../shared/action';
import { api } from '../shared/api';
import { Checkbox, Field, Form } from '../shared/Form';
import { Button } from '../shared/parts';
import { platformName } from '../shared/platforms';
import type { Account, Person, Platform, PlatformSetting } from '../shared/types';
import { t } from '../shared/words';
import {
  mayServeTheTeam,
  secretFields,
  shownFields,
  toSecret,
  toSettings,
  valuesOf,
  type Values,
} from './accountForm';
import { AuthorizeButton } from './AuthorizeButton';
import { PlatformField } from './PlatformField';
import { PlatformPicker } from './PlatformPicker';
import { triedWords } from './tried';
import { Users, type WhoMay } from './Users';
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
  const [team, setTeam] = useState(account?.team ?? false);
  const [who, setWho] = useState<WhoMay>(() => ({
    some: (account?.users ?? []).length > 0,
    users: account?.users ?? [],
  }));
  const [tried, setTried] = useState(false);
  const fields = platform ? shownFields(platform, values, platforms) : [];
  const secrets = platform ? secretFields(platform) : [];
  const save = useAction(async () => {
    setTried(true);
    if (!platform || (who.some && who.users.length === 0 && !team)) return;
    const typed = toSecret(secrets, secret);
    const body = {
      name: name.trim(),
      handle: handle.trim(),
      settings: toSettings(fields, values),
      users: who.some && !team ? who.users : [],
      team,
      ...(account?.linked && Object.keys(typed).length === 0 ? {} : { secret: typed }),
    };
    const saved = account
      ? await api.patch<Account>(`/api/accounts/${account.id}`, body, account.version)
      : await api.post<Account>('/api/accounts', { platform: platform.platform, ...body });
    act.onDone(saved);
  });
  const title = account
    ? c(account.linked ? 'changeOf' : 'relinkOf', { name: account.name })
    : c('addAccount');
  const kept = account?.linked === true || account?.waitsForAuthorization === true;
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
        <PlatformPicker
          platforms={platforms}
          chosen={platform}
          onChoose={(chosen) => {
            setPlatform(chosen);
            setValues(chosen ? valuesOf(chosen) : {});
            setSecret({});
            setTeam(false);
          }}
        />
      )}
      {platform && (
        <>
          <How platform={platform} />
          <Field
            name="name"
            label={c('name')}
            help={c('nameHelp')}
            value={name}
            onInput={setName}
            limit={120}
          />
          {asksForHandle(platform) && (
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
          <Secrets
            platform={platform}
            fields={secrets}
            kept={kept}
            values={secret}
            onInput={(field, value) => setSecret((before) => ({ ...before, [field]: value }))}
          />
          {(mayServeTheTeam(platform) || team) && (
            <Checkbox label={c('team')} help={c('teamHelp')} checked={team} onChange={setTeam} />
          )}
          {!team && <Users value={who} people={people} onChange={setWho} missing={tried} />}
          {platform.authorizes && !account?.linked && (
            <p class="note">{c('authorizeAfter', { platform: platformName(platform.platform) })}</p>
          )}
          {platform.authorizes && account?.linked && (
            <div class="line">
              <AuthorizeButton account={account} />
            </div>
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

function asksForHandle(platform: Platform): boolean {
  // Where people are linked by saying yes on the platform, it tells the name itself.
  return !platform.byHand && !platform.letters && !platform.authorizes && platform.platform !== 'sandbox';
}

/** How to get what the fields ask for, and how far the connector was tried. */
function How({ platform }: { platform: Platform }): JSX.Element {
  const how = c.find(`how.${platform.platform}`);
  const tried = triedWords(platform.tried);
  return (
    <>
      {how && <p class="readable">{how}</p>}
      {tried && <p class="small quiet">{tried}</p>}
    </>
  );
}

function Secrets(props: {
  platform: Platform;
  fields: readonly PlatformSetting[];
  kept: boolean;
  values: Values;
  onInput: (field: string, value: string) => void;
}): JSX.Element | null {
  if (props.fields.length === 0) return null;
  return (
    <fieldset class="field account-secrets">
      <legend>{c('secrets')}</legend>
      <p class="help">{c(props.kept ? 'secretsKept' : 'secretsHelp')}</p>
      {props.fields.map((field) => (
        <PlatformField
          key={field.name}
          platform={props.platform.platform}
          field={props.kept ? { ...field, required: false } : field}
          secret
          value={props.values[field.name] ?? ''}
          onInput={(value) => props.onInput(field.name, value)}
        />
      ))}
    </fieldset>
  );
}
