import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { useAction } from '../shared/action';
import { api } from '../shared/api';
import { Button } from '../shared/parts';
import { Problem } from '../shared/Problem';
import { iMay } from '../shared/session';
import type { Account } from '../shared/types';
import { c } from './words';

interface Checked {
  ok: boolean;
  problem?: string;
  next?: string;
  details?: Record<string, string>;
}

/** Tries an account without publishing anything, and shows what the platform told. */
export function AccountTest(props: { account: Account; onChecked?: () => unknown }): JSX.Element {
  const { account } = props;
  const [checked, setChecked] = useState<Checked>();
  const test = useAction(async () => {
    setChecked(undefined);
    setChecked(await api.post<Checked>(`/api/accounts/${account.id}/check`));
    await props.onChecked?.();
  });
  return (
    <>
      <Button
        small
        label={c('testOf', { name: account.name })}
        whyNot={iMay(['ADMIN', 'LEAD', 'SPOKESPERSON']) ? undefined : c('testOnly')}
        busy={test.busy}
        onClick={test.run}
      >
        {c('test')}
      </Button>
      <div class="account-result" role="status">
        <Problem of={test.problem} nothingTyped />
        {checked && <Result of={checked} />}
      </div>
    </>
  );
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
      {of.next && (
        <p>
          <strong>{c('next')}</strong> {of.next}
        </p>
      )}
      {details.length > 0 && (
        <dl class="facts-list small">
          {details.map(([name, value]) => (
            <div key={name} class="account-detail">
              <dt>{c.find(`detail.${name}`) ?? name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
    </>
  );
}
