import type { JSX } from 'preact';
import { useAction } from '../shared/action';
import { api } from '../shared/api';
import { Button } from '../shared/parts';
import { platformName } from '../shared/platforms';
import { Problem } from '../shared/Problem';
import type { Account } from '../shared/types';
import { c } from './words';

/** Leads to the platform, where the person says yes; it sends them back to the page that finishes the linking. */
export function AuthorizeButton(props: {
  account: Account;
  primary?: boolean;
  whyNot?: string | undefined;
  /** Where the browser goes; a test looks at it instead. */
  leave?: (address: string) => void;
}): JSX.Element {
  const { account } = props;
  const go = useAction(async () => {
    const { address } = await api.post<{ address: string }>(`/api/accounts/${account.id}/authorization`);
    (props.leave ?? ((to) => window.location.assign(to)))(address);
  });
  const platform = platformName(account.platform);
  return (
    <>
      <Problem of={go.problem} nothingTyped />
      <Button
        small={!props.primary}
        kind={props.primary ? 'primary' : 'quiet'}
        busy={go.busy}
        whyNot={props.whyNot}
        label={c(account.linked ? 'authorizeAgainOf' : 'authorizeOf', { platform, name: account.name })}
        onClick={go.run}
      >
        {c(account.linked ? 'authorizeAgain' : 'authorize', { platform })}
      </Button>
    </>
  );
}
