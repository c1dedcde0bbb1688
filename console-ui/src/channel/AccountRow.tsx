import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { useAction } from '../shared/action';
import { api } from '../shared/api';
import { now } from '../shared/clock';
import { Button, Row } from '../shared/parts';
import { platformName } from '../shared/platforms';
import { Problem } from '../shared/Problem';
import { iMay } from '../shared/session';
import { Chip, StateChip } from '../shared/StateChip';
import { Time } from '../shared/Time';
import type { Account, Person } from '../shared/types';
import { expiryOf } from './accountForm';
import { c } from './words';

interface Checked {
  ok: boolean;
  problem?: string;
  details?: Record<string, string>;
}

interface AccountRowProps {
  account: Account;
  people: readonly Person[];
  /** Why I cannot change it. */
  whyNot: string | undefined;
  onEdit: () => void;
  onUnlink: () => void;
  onChecked: () => Promise<void>;
}

export function AccountRow({ account, people, whyNot, ...act }: AccountRowProps): JSX.Element {
  const [checked, setChecked] = useState<Checked>();
  const test = useAction(async () => {
    setChecked(undefined);
    setChecked(await api.post<Checked>(`/api/accounts/${account.id}/check`));
    await act.onChecked();
  });
  const { name } = account;
  return (
    <Row
      title={name}
      state={<States account={account} />}
      actions={
        <>
          {account.linked && (
            <Button
              small
              label={c('testOf', { name })}
              whyNot={iMay(['ADMIN', 'LEAD', 'SPOKESPERSON']) ? undefined : c('testOnly')}
              busy={test.busy}
              onClick={test.run}
            >
              {c('test')}
            </Button>
          )}
          {whyNot === undefined && !account.builtIn && (
            <>
              <Button
                small
                label={c(account.linked ? 'changeOf' : 'relinkOf', { name })}
                onClick={act.onEdit}
              >
                {c(account.linked ? 'change' : 'relink')}
              </Button>
              {account.linked && (
                <Button small kind="danger" label={c('unlinkOf', { name })} onClick={act.onUnlink}>
                  {c('unlink')}
                </Button>
              )}
            </>
          )}
        </>
      }
    >
      <span>{platformName(account.platform)}</span>
      {account.handle && <span class="account-handle">{account.handle}</span>}
      <Users account={account} people={people} />
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
      {account.builtIn && <span>{c('builtIn')}</span>}
      <div class="account-result" role="status">
        <Problem of={test.problem} nothingTyped />
        {checked ? (
          <Result of={checked} />
        ) : (
          account.linked && account.problem && <p class="error">✕ {account.problem}</p>
        )}
      </div>
    </Row>
  );
}

function States({ account }: { account: Account }): JSX.Element {
  const expiry = expiryOf(account, now.peek());
  return (
    <span class="line account-states">
      {account.sandbox && <Chip tone="neutral" shape="half" word={c('sandbox')} />}
      {expiry === 'expired' && <Chip tone="bad" shape="cross" word={c('expired')} />}
      {expiry === 'soon' && <Chip tone="waiting" shape="triangle" word={c('expires')} />}
      {account.linked ? (
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

/** What the test showed, in words and with what the platform told. */
function Result({ of }: { of: Checked }): JSX.Element {
  const details = Object.entries(of.details ?? {});
  return (
    <>
      <p class={of.ok ? 'account-ok' : 'error'}>
        <span aria-hidden="true">{of.ok ? '✓' : '✕'} </span>
        {c(of.ok ? 'testOk' : 'testFailed')} {of.problem}
      </p>
      {details.length > 0 && (
        <p>{details.map(([name, value]) => `${c.find(`detail.${name}`) ?? name}: ${value}`).join(' · ')}</p>
      )}
    </>
  );
}
