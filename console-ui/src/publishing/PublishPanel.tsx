import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { v } from '../approval/words';
import { useLive } from '../live/useLive';
import { stillPending } from '../message/answers';
import { inOrder, languageName } from '../message/platforms';
import { m } from '../message/words';
import { useAction } from '../shared/action';
import { api } from '../shared/api';
import { currentTime, fromLocalInput, toLocalInput } from '../shared/clock';
import { Checkbox, Form } from '../shared/Form';
import { isHeld } from '../shared/houseHold';
import { Button, Loading, Section } from '../shared/parts';
import { Problem } from '../shared/Problem';
import { iMay, session } from '../shared/session';
import { Time } from '../shared/Time';
import type { Account, DeliveryAction, Incident, Message, Page, Publication } from '../shared/types';
import { AccountChoice } from './AccountChoice';
import { approvalEnds, notMine, pagePlatform, reachable, usePlan } from './plan';
import { LeftOut, PlanSums } from './PlanSums';
import { WhenField } from './WhenField';
import { p } from './words';
import './publishing.css';

/** Where it goes, what happens there, and when. Everything is ticked to begin with (guideline A06). */
export function PublishPanel(props: {
  message: Message;
  incident: Incident;
  onPublished: (publication: Publication) => unknown;
}): JSX.Element {
  const accounts = useLive<Page<Account>>('/api/accounts?limit=200', {
    touchedBy: (hint) => hint.kind.startsWith('account.'),
  });
  if (accounts.data === undefined) {
    return accounts.problem ? (
      <Problem of={accounts.problem} onRetry={accounts.refresh} nothingTyped />
    ) : (
      <Loading />
    );
  }
  return <Panel {...props} able={reachable(accounts.data.items, props.incident)} />;
}

interface PanelProps {
  message: Message;
  incident: Incident;
  able: readonly Account[];
  onPublished: (publication: Publication) => unknown;
}

function Panel({ message, incident, able, onPublished }: PanelProps): JSX.Element {
  const [left, setLeft] = useState<readonly string[]>([]);
  const [actions, setActions] = useState<Record<string, DeliveryAction>>({});
  const [withheld, setWithheld] = useState<readonly string[]>([]);
  const [later, setLater] = useState(false);
  const [at, setAt] = useState(() => toLocalInput(currentTime() + 15 * 60_000));
  const ready = message.approvedLanguages ?? inOrder(message.text, incident.languages);
  const languages = ready.filter((lang) => !withheld.includes(lang));
  const mine = able.filter((account) => account.platform === pagePlatform || !notMine(account));
  const chosen = mine.filter((account) => account.platform === pagePlatform || !left.includes(account.id));
  const everything = { ...(languages.length < ready.length ? { languages } : {}), ...some(actions) };
  const publish = useAction(async (atOnce: boolean) => {
    const when = later ? fromLocalInput(at) : undefined;
    const answer = await api.post<Publication>(`/api/messages/${message.id}/publication`, {
      revision: message.revision,
      hash: message.hash,
      accounts: chosen.length === able.length ? 'all' : chosen.map((account) => account.id),
      ...everything,
      ...(when ? { at: when } : {}),
      ...(atOnce ? { withoutUndo: true } : {}),
    });
    await onPublished(answer);
  });
  const { plan, problem, again } = usePlan(
    message,
    {
      accounts: mine.length === able.length ? 'all' : mine.map((account) => account.id),
      ...everything,
    },
    publish.busy,
  );
  const undoSeconds = session.value?.house.undoSeconds ?? 10;
  const ends = approvalEnds(message);
  const stops =
    languages.length === 0 ? v('publishNoLanguage') : whyNot(incident, later ? at : undefined, ends);
  const lines = (plan?.lines ?? []).filter((line) => chosen.some(({ id }) => id === line.account));
  const replaces = message.supersedes !== undefined;
  return (
    <Section title={p(replaces ? 'publishTitleReplaces' : 'publishTitle')} class="card publish">
      {replaces && <p>{p('publishReplaces')}</p>}
      <Form onSubmit={() => publish.run(false)} problem={publish.problem} label={p('publishTitle')}>
        <fieldset class="field accounts">
          <legend>{p('publishWhere')}</legend>
          <PlanSums lines={lines} />
          <Problem of={problem} onRetry={again} nothingTyped />
          {able.map((account) => (
            <AccountChoice
              key={account.id}
              account={account}
              checked={chosen.includes(account)}
              onChange={(checked) =>
                setLeft(checked ? left.filter((id) => id !== account.id) : [...left, account.id])
              }
              plan={plan}
              languages={incident.languages}
              action={actions[account.id]}
              onAction={(action) => setActions({ ...actions, [account.id]: action })}
            />
          ))}
          <LeftOut
            left={plan?.left.filter((each) => !able.some(({ id }) => id === each.account)) ?? []}
            title={p('planLeft')}
          />
        </fieldset>
        <LanguageChoice
          message={message}
          ready={ready}
          languages={languages}
          onChange={(lang, yes) =>
            setWithheld(yes ? withheld.filter((each) => each !== lang) : [...withheld, lang])
          }
        />
        <Checkbox label={p('publishLater')} checked={later} onChange={setLater} />
        {later && <WhenField value={at} onInput={setAt} />}
        {ends && (
          <p class="small quiet">
            {p('approvalUntil')} <Time at={ends} />
          </p>
        )}
        <div class="publish-acts">
          <Button type="submit" kind="primary" busy={publish.busy} whyNot={stops}>
            {p(incident.kind === 'EXERCISE' ? 'publishSandbox' : 'publishReal', { n: chosen.length })}
          </Button>
          {!later && stops === undefined && undoSeconds > 0 && (
            <Button busy={publish.busy} onClick={() => publish.run(true)}>
              {p('publishAtOnce', { n: undoSeconds })}
            </Button>
          )}
        </div>
      </Form>
    </Section>
  );
}

/** Only when a person chose something: the service's own choice follows what is out there now. */
function some(actions: Record<string, DeliveryAction>): { actions?: Record<string, DeliveryAction> } {
  return Object.keys(actions).length > 0 ? { actions } : {};
}

function whyNot(incident: Incident, at: string | undefined, ends: string | undefined): string | undefined {
  if (!iMay(['SPOKESPERSON'], incident)) return m('onlySpokespersons');
  if (isHeld(incident)) return p('publishHeld');
  const when = at === undefined ? currentTime() : Date.parse(fromLocalInput(at) ?? '');
  if (at !== undefined && !(when > currentTime())) return p('publishAtPast');
  if (ends !== undefined && when > Date.parse(ends)) {
    return p(at === undefined ? 'approvalEnded' : 'approvalEndsBefore');
  }
  return undefined;
}

/** Which languages go now; only where each may go by itself. */
function LanguageChoice(props: {
  message: Message;
  ready: readonly string[];
  languages: readonly string[];
  onChange: (lang: string, yes: boolean) => void;
}): JSX.Element | null {
  const { message, ready } = props;
  const pending = stillPending(message);
  const split = pending.length > 0 || (message.policy?.languagesSeparately === true && ready.length > 1);
  if (!split) return null;
  return (
    <fieldset class="field accounts">
      <legend>{v('publishLanguages')}</legend>
      {ready.map((lang) => (
        <Checkbox
          key={lang}
          label={languageName(lang)}
          checked={props.languages.includes(lang)}
          onChange={(yes) => props.onChange(lang, yes)}
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
  );
}
