import type { JSX } from 'preact';
import { Link } from 'wouter-preact';
import { now } from '../shared/clock';
import { Button, Row } from '../shared/parts';
import { platformName } from '../shared/platforms';
import { Chip, StateChip } from '../shared/StateChip';
import { Countdown, Time } from '../shared/Time';
import type { Account, Person, Platform } from '../shared/types';
import { AccountTest } from './AccountTest';
import { AuthorizeButton } from './AuthorizeButton';
import { expiryOf } from './accountForm';
import { triedWords } from './tried';
import { c } from './words';

interface AccountRowProps {
  account: Account;
  platform: Platform | undefined;
  people: readonly Person[];
  /** Why I cannot change it. */
  whyNot: string | undefined;
  onEdit: () => void;
  onUnlink: () => void;
  onChecked: () => Promise<void>;
}

export function AccountRow(props: AccountRowProps): JSX.Element {
  const { account, people } = props;
  const tried = triedWords(account.tried, true);
  return (
    <Row title={account.name} state={<States account={account} />} actions={<Acts {...props} />}>
      <span>{platformName(account.platform)}</span>
      {account.handle && <span class="account-handle">{account.handle}</span>}
      {!account.team && <Users account={account} people={people} />}
      {account.expiresAt && (
        <span>
          {c('expiresAt')} <Time at={account.expiresAt} />
        </span>
      )}
      {account.linked &&
        (account.checkedAt ? (
          <span>
            {c('checkedAt')} <Time at={account.checkedAt} />
          </span>
        ) : (
          <span>{c('neverChecked')}</span>
        ))}
      {account.restsUntil && Date.parse(account.restsUntil) > now.value && (
        <span>
          {c('restsUntil')} <Countdown to={account.restsUntil} />
        </span>
      )}
      {account.builtIn && <span>{c('builtIn')}</span>}
      {tried && <span>{tried}</span>}
      {account.problem && (
        <p class="error account-line">
          <span aria-hidden="true">✕ </span>
          {account.problem}
        </p>
      )}
      {account.next && (
        <p class="account-line">
          <strong>{c('next')}</strong> {account.next}
        </p>
      )}
    </Row>
  );
}

function Acts({ account, platform, whyNot, ...act }: AccountRowProps): JSX.Element {
  const { name } = account;
  const mine = whyNot === undefined && !account.builtIn;
  const due = account.checkupsDue ?? 0;
  return (
    <>
      {mine && asksForYes(account, platform) && (
        <AuthorizeButton account={account} primary={account.waitsForAuthorization} />
      )}
      {account.linked && <AccountTest account={account} onChecked={act.onChecked} />}
      {account.linked && (due > 0 || !account.builtIn) && (
        <Link href={`/accounts/${account.id}/checkups`} class="button quiet-button small-button">
          {due > 0 ? c('checkupsDueN', { n: due }) : c('checkups')}
          <span class="hidden">: {name}</span>
        </Link>
      )}
      {mine && (
        <Button small label={c(account.linked ? 'changeOf' : 'relinkOf', { name })} onClick={act.onEdit}>
          {c(account.linked || account.waitsForAuthorization ? 'change' : 'relink')}
        </Button>
      )}
      {mine && (account.linked || account.waitsForAuthorization) && (
        <Button small kind="danger" label={c('unlinkOf', { name })} onClick={act.onUnlink}>
          {c('unlink')}
        </Button>
      )}
    </>
  );
}

/** Whether saying yes on the platform again is what would mend it; else it is found under changing the account. */
function asksForYes(account: Account, platform: Platform | undefined): boolean {
  if (account.waitsForAuthorization) return true;
  if (!platform?.authorizes || !account.linked) return false;
  return account.health === 'FAILING' || expiryOf(account, now.peek()) !== 'none';
}

function States({ account }: { account: Account }): JSX.Element {
  const expiry = expiryOf(account, now.peek());
  return (
    <span class="line account-states">
      {account.sandbox && <Chip tone="neutral" shape="half" word={c('sandbox')} />}
      {account.team && <Chip tone="neutral" shape="dot" word={c('teamChip')} />}
      {expiry === 'expired' && <Chip tone="bad" shape="cross" word={c('expired')} />}
      {expiry === 'soon' && <Chip tone="waiting" shape="triangle" word={c('expires')} />}
      {(account.checkupsDue ?? 0) > 0 && <Chip tone="waiting" shape="diamond" word={c('checkupsDue')} />}
      {account.waitsForAuthorization ? (
        <Chip tone="waiting" shape="diamond" word={c('waits')} />
      ) : account.linked ? (
        <StateChip of="health" state={account.health} />
      ) : (
        <Chip tone="neutral" shape="square" word={c('notLinked')} />
      )}
    </span>
  );
}

function Users({ account, people }: { account: Account; people: readonly Person[] }): JSX.Element {
  const users = account.users ?? [];
  if (users.length === 0) return <span>{c('usersAll')}</span>;
  const names = users.map((id) => people.find((each) => each.id === id)?.name ?? '…').join(', ');
  return <span>{c('usersN', { n: users.length, names })}</span>;
}
