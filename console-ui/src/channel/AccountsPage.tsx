import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { useLive } from '../live/useLive';
import { useAction } from '../shared/action';
import { api } from '../shared/api';
import { now } from '../shared/clock';
import { useTitle } from '../shared/frame';
import { Button, Dialog, Loading, News, Rows, Section } from '../shared/parts';
import { platformName } from '../shared/platforms';
import { Problem } from '../shared/Problem';
import { iMay } from '../shared/session';
import type { Account, Page, Person, Platform } from '../shared/types';
import { t } from '../shared/words';
import { AccountForm } from './AccountForm';
import { needsCare } from './accountForm';
import { AccountRow } from './AccountRow';
import { AuthorizeButton } from './AuthorizeButton';
import './channel.css';
import { c } from './words';

type Open = { what: 'add' } | { what: 'edit' | 'unlink'; account: Account };

/** What messages leave through (guideline A08). Secrets go in and never come out. */
export default function AccountsPage(): JSX.Element {
  useTitle(t('navAccounts'));
  const [open, setOpen] = useState<Open>();
  const [done, setDone] = useState('');
  const [waiting, setWaiting] = useState<Account>();
  const accounts = useLive<Page<Account>>('/api/accounts?limit=200', {
    touchedBy: (hint) => hint.kind.startsWith('account.'),
    keep: open !== undefined,
  });
  const platforms = useLive<Page<Platform>>('/api/platforms');
  const people = useLive<Page<Person>>('/api/people?limit=200');
  const whyNot = iMay(['ADMIN']) ? undefined : c('adminOnly');
  const linkable = platforms.data?.items.filter((each) => each.linkable !== false) ?? [];
  const finish = (account?: Account): void => {
    if (account) {
      setWaiting(account.waitsForAuthorization ? account : undefined);
      const secretless = account.platform === 'manual' || account.platform === 'sandbox';
      const untestable = secretless || account.waitsForAuthorization === true;
      setDone(c(untestable ? 'savedOnly' : 'saved', { name: account.name }));
      void accounts.refresh();
    }
    setOpen(undefined);
  };
  const at = now.peek();
  const all = accounts.data?.items ?? [];
  const care = all.filter((each) => needsCare(each, at));
  const rest = all.filter((each) => !care.includes(each));
  const group = (title: string, items: readonly Account[]): JSX.Element | null => {
    if (items.length === 0) return null;
    return (
      <Section title={`${title} (${items.length})`}>
        <Rows label={title}>
          {items.map((account) =>
            open?.what === 'edit' && open.account.id === account.id ? (
              <li class="row" key={account.id}>
                <AccountForm
                  account={account}
                  platforms={platforms.data?.items ?? []}
                  people={people.data?.items ?? []}
                  onDone={finish}
                  onRefresh={accounts.refresh}
                />
              </li>
            ) : (
              <AccountRow
                key={account.id}
                account={account}
                platform={platforms.data?.items.find((each) => each.platform === account.platform)}
                people={people.data?.items ?? []}
                whyNot={whyNot}
                onEdit={() => setOpen({ what: 'edit', account })}
                onUnlink={() => setOpen({ what: 'unlink', account })}
                onChecked={accounts.refresh}
              />
            ),
          )}
        </Rows>
      </Section>
    );
  };
  return (
    <>
      <div class="page-head account-width">
        <h1>{t('navAccounts')}</h1>
        {open?.what !== 'add' && (
          <Button
            kind="primary"
            whyNot={whyNot}
            busy={platforms.loading}
            onClick={() => setOpen({ what: 'add' })}
          >
            {c('addAccount')}
          </Button>
        )}
      </div>
      <div class="stack account-width">
        <p class="quiet">{c('note')}</p>
        {done && (
          <p class="note" role="status">
            {done}
          </p>
        )}
        {waiting && (
          <div class="note stack" role="status">
            <p>{c('authorizeNow', { platform: platformName(waiting.platform) })}</p>
            <p>
              <AuthorizeButton account={waiting} primary />
            </p>
          </div>
        )}
        {open?.what === 'add' && (
          <AccountForm platforms={linkable} people={people.data?.items ?? []} onDone={finish} />
        )}
        <News n={accounts.news} onShow={accounts.show} />
        <Problem of={accounts.problem} onRetry={accounts.refresh} nothingTyped />
        <Problem of={platforms.problem} onRetry={platforms.refresh} nothingTyped />
        {!accounts.data && accounts.loading && <Loading />}
        {group(c('groupCare'), care)}
        {group(
          c('groupIn'),
          rest.filter((each) => each.linked && !each.team),
        )}
        {group(
          c('groupTeam'),
          rest.filter((each) => each.linked && each.team),
        )}
        {accounts.data && !accounts.data.items.some((each) => !each.builtIn) && <p>{c('none')}</p>}
        {group(
          c('groupOut'),
          rest.filter((each) => !each.linked),
        )}
      </div>
      {open?.what === 'unlink' && (
        <UnlinkDialog
          account={open.account}
          onClose={() => setOpen(undefined)}
          onDone={() => {
            setDone(c('unlinked', { name: open.account.name }));
            setOpen(undefined);
            void accounts.refresh();
          }}
        />
      )}
    </>
  );
}

function UnlinkDialog(props: { account: Account; onClose: () => void; onDone: () => void }): JSX.Element {
  const { account } = props;
  const unlink = useAction(async () => {
    await api.delete(`/api/accounts/${account.id}`);
    props.onDone();
  });
  return (
    <Dialog title={c('unlinkTitle', { name: account.name })} onClose={props.onClose}>
      <div class="stack">
        <Problem of={unlink.problem} nothingTyped />
        <p>{c('unlinkSure')}</p>
        <div class="line">
          <Button kind="danger" busy={unlink.busy} onClick={unlink.run}>
            {c('unlink')}
          </Button>
          <Button onClick={props.onClose}>{t('cancel')}</Button>
        </div>
      </div>
    </Dialog>
  );
}
