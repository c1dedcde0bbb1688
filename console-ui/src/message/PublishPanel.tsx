import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { v } from '../approval/words';
import { useLive } from '../live/useLive';
import { useAction } from '../shared/action';
import { api } from '../shared/api';
import { currentTime, fromLocalInput, toLocalInput } from '../shared/clock';
import { Checkbox, Field, Form } from '../shared/Form';
import { Button, Loading, Section } from '../shared/parts';
import { Problem } from '../shared/Problem';
import { iMay, me } from '../shared/session';
import { Chip } from '../shared/StateChip';
import type { Account, Incident, Message, Page, Publication } from '../shared/types';
import { stillPending } from './answers';
import { inOrder, languageName, platformName } from './platforms';
import { m } from './words';

const pagePlatform = 'publicpage';

/** The accounts this incident can reach: of its own kind, linked, and of the two pages the one that fits. */
export function reachable(accounts: readonly Account[], incident: Pick<Incident, 'kind'>): Account[] {
  const exercise = incident.kind === 'EXERCISE';
  return accounts
    .filter((account) => account.linked && account.sandbox === exercise)
    .sort((one, other) => Number(other.platform === pagePlatform) - Number(one.platform === pagePlatform));
}

/** Why I cannot publish through an account that belongs to others. */
export function notMine(account: Account): boolean {
  const users = account.users ?? [];
  return users.length > 0 && !users.includes(me() ?? '');
}

/** Where it goes and when. Everything is ticked to begin with: what goes on one channel goes on all (guideline A06). */
export function PublishPanel(props: {
  message: Message;
  incident: Incident;
  onPublished: (publication: Publication) => unknown;
}): JSX.Element {
  const { message, incident } = props;
  const accounts = useLive<Page<Account>>('/api/accounts?limit=200', {
    touchedBy: (hint) => hint.kind.startsWith('account.'),
  });
  const [left, setLeft] = useState<readonly string[]>([]);
  const pending = stillPending(message);
  const ready = message.approvedLanguages ?? inOrder(message.text, incident.languages);
  const [withheld, setWithheld] = useState<readonly string[]>([]);
  const languages = ready.filter((lang) => !withheld.includes(lang));
  const split = pending.length > 0 || (message.policy?.languagesSeparately === true && ready.length > 1);
  const [later, setLater] = useState(false);
  const [at, setAt] = useState(() => toLocalInput(currentTime() + 15 * 60_000));
  const able = reachable(accounts.data?.items ?? [], incident);
  const mine = able.filter((account) => account.platform === pagePlatform || !notMine(account));
  const chosen = mine.filter((account) => account.platform === pagePlatform || !left.includes(account.id));
  const publish = useAction(async () => {
    const when = later ? fromLocalInput(at) : undefined;
    const answer = await api.post<Publication>(`/api/messages/${message.id}/publication`, {
      revision: message.revision,
      hash: message.hash,
      accounts: chosen.length === able.length ? 'all' : chosen.map((account) => account.id),
      ...(when ? { at: when } : {}),
      ...(languages.length < ready.length ? { languages } : {}),
    });
    await props.onPublished(answer);
  });
  if (accounts.data === undefined) {
    return accounts.problem ? (
      <Problem of={accounts.problem} onRetry={accounts.refresh} nothingTyped />
    ) : (
      <Loading />
    );
  }
  return (
    <Section title={m('publishTitle')} class="card">
      <Form onSubmit={publish.run} problem={publish.problem} label={m('publishTitle')}>
        <fieldset class="field accounts">
          <legend>{m('publishWhere')}</legend>
          {able.map((account) => (
            <AccountChoice
              key={account.id}
              account={account}
              checked={chosen.includes(account)}
              onChange={(checked) =>
                setLeft(checked ? left.filter((id) => id !== account.id) : [...left, account.id])
              }
            />
          ))}
        </fieldset>
        {split && (
          <fieldset class="field accounts">
            <legend>{v('publishLanguages')}</legend>
            {ready.map((lang) => (
              <Checkbox
                key={lang}
                label={languageName(lang)}
                checked={languages.includes(lang)}
                onChange={(yes) =>
                  setWithheld(yes ? withheld.filter((each) => each !== lang) : [...withheld, lang])
                }
              />
            ))}
            {pending.map((lang) => (
              <Checkbox
                key={lang}
                label={languageName(lang)}
                help={v('publishLanguageNot')}
                checked={false}
                disabled
                onChange={() => undefined}
              />
            ))}
          </fieldset>
        )}
        <Checkbox label={m('publishLater')} checked={later} onChange={setLater} />
        {later && <Field name="at" type="datetime-local" label={m('publishAt')} value={at} onInput={setAt} />}
        <p>
          <Button
            type="submit"
            kind="primary"
            busy={publish.busy}
            whyNot={languages.length === 0 ? v('publishNoLanguage') : whyNot(incident, later, at)}
          >
            {incident.kind === 'EXERCISE'
              ? m('publishSandbox', { n: chosen.length })
              : m('publishReal', { n: chosen.length })}
          </Button>
        </p>
      </Form>
    </Section>
  );
}

function whyNot(incident: Incident, later: boolean, at: string): string | undefined {
  if (!iMay(['SPOKESPERSON'], incident)) return m('onlySpokespersons');
  if (incident.held) return m('publishHeld');
  const time = fromLocalInput(at);
  if (later && (time === null || Date.parse(time) <= currentTime())) return m('publishAtPast');
  return undefined;
}

function AccountChoice(props: {
  account: Account;
  checked: boolean;
  onChange: (checked: boolean) => void;
}): JSX.Element {
  const { account } = props;
  const page = account.platform === pagePlatform;
  const foreign = !page && notMine(account);
  const help = page ? m('publishPageAlways') : foreign ? m('publishNotYours') : undefined;
  return (
    <Checkbox
      checked={props.checked}
      disabled={page || foreign}
      onChange={props.onChange}
      help={help}
      label={
        <>
          {account.name}{' '}
          <span class="quiet">
            {account.name === platformName(account.platform) ? '' : platformName(account.platform)}
          </span>{' '}
          {account.health === 'FAILING' && (
            <Chip tone="bad" shape="cross" word={account.problem ?? m('accountFailing')} />
          )}
        </>
      }
    />
  );
}
