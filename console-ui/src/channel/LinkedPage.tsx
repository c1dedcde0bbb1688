import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { ApiProblem, api } from '../shared/api';
import { useTitle } from '../shared/frame';
import { Button, ButtonLink, Loading } from '../shared/parts';
import { platformName } from '../shared/platforms';
import { Problem } from '../shared/Problem';
import { Chip } from '../shared/StateChip';
import type { Account } from '../shared/types';
import { AccountTest } from './AccountTest';
import { c } from './words';
import './channel.css';

interface Back {
  state: string;
  code?: string;
  error?: string;
}

/** What the platform sent along. Without a state nobody comes from a platform. */
export function backFrom(search: string): Back | undefined {
  const given = new URLSearchParams(search);
  const state = given.get('state') ?? '';
  const code = given.get('code') ?? '';
  const error = given.get('error_description') ?? given.get('error') ?? '';
  if (state === '') return undefined;
  return code !== '' && error === '' ? { state, code } : { state, error: (error || 'none').slice(0, 300) };
}

/** Where a platform sends the person back to after the yes or the no: finishes the linking and says what came of it. */
export default function LinkedPage(): JSX.Element {
  useTitle(c('linkedTitle'));
  const [back] = useState(() => backFrom(window.location.search));
  const [account, setAccount] = useState<Account>();
  const [problem, setProblem] = useState<unknown>();
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    if (!back) return;
    // The code is worth something until it is used: it stays neither in the address nor in the history.
    window.history.replaceState(null, '', window.location.pathname);
    let over = false;
    setProblem(undefined);
    api.post<Account>('/api/account-authorizations', back).then(
      (linked) => {
        if (!over) setAccount(linked);
      },
      (failure: unknown) => {
        if (!over) setProblem(failure);
      },
    );
    return () => {
      over = true;
    };
  }, [back, turn]);
  // A refusal stays one: the platform's code and the state serve once.
  const final = problem instanceof ApiProblem && problem.status !== 401;
  return (
    <div class="narrow">
      <h1>{c('linkedTitle')}</h1>
      {!back && <p>{c('linkedNothing')}</p>}
      {back && !account && problem === undefined && <Loading />}
      {problem !== undefined && (
        <>
          <Problem of={problem} nothingTyped />
          <p>{c('linkedFailed')}</p>
        </>
      )}
      {account && <Result account={account} />}
      <div class="line">
        {problem !== undefined && !final && (
          <Button kind="primary" onClick={() => setTurn(turn + 1)}>
            {c('linkedAgain')}
          </Button>
        )}
        <ButtonLink to="/accounts" kind={account || final || !back ? 'primary' : 'quiet'}>
          {c('linkedToAccounts')}
        </ButtonLink>
      </div>
    </div>
  );
}

function Result({ account }: { account: Account }): JSX.Element {
  return (
    <div class="stack" role="status">
      <p class="line">
        <Chip tone="good" shape="check" word={c('linkedDone')} />
        <strong class="large">{account.name}</strong>
      </p>
      <p>
        {platformName(account.platform)}
        {account.handle && ` · ${account.handle}`}
      </p>
      <AccountTest account={account} />
    </div>
  );
}
