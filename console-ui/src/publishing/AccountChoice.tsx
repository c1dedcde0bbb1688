import type { JSX } from 'preact';
import { platformName } from '../message/platforms';
import { Checkbox } from '../shared/Form';
import { Chip } from '../shared/StateChip';
import type { Account, DeliveryAction, PublicationPlan } from '../shared/types';
import { inLanguages } from './board';
import { notMine, pagePlatform } from './plan';
import { PlanOfAccount } from './PlanOfAccount';
import { p } from './words';

/** An account that may be ticked, and beside it what happens there. */
export function AccountChoice(props: {
  account: Account;
  checked: boolean;
  onChange: (checked: boolean) => void;
  plan: PublicationPlan | undefined;
  /** In the order of the incident. */
  languages: readonly string[];
  action: DeliveryAction | undefined;
  onAction: (action: DeliveryAction) => void;
}): JSX.Element {
  const { account, plan } = props;
  const page = account.platform === pagePlatform;
  const foreign = !page && notMine(account);
  const help = page ? p('publishPageAlways') : foreign ? p('publishNotYours') : undefined;
  const lines = inLanguages(plan?.lines.filter((line) => line.account === account.id) ?? [], props.languages);
  const left = plan?.left.find((each) => each.account === account.id);
  return (
    <div class="plan-account">
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
              <Chip tone="bad" shape="cross" word={account.problem ?? p('accountFailing')} />
            )}
          </>
        }
      />
      {props.checked && lines.length > 0 && (
        <PlanOfAccount name={account.name} lines={lines} chosen={props.action} onChoose={props.onAction} />
      )}
      {props.checked && left && (
        <p class="plan-what">
          <strong>{p('planNothing')}</strong> {left.why}
        </p>
      )}
      {!props.checked && <p class="plan-what quiet">{p('planNotChosen')}</p>}
    </div>
  );
}
