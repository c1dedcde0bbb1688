import type { JSX } from 'preact';
import { now } from '../shared/clock';
import { Row, Rows } from '../shared/parts';
import { platformName } from '../shared/platforms';
import { Chip, StateChip } from '../shared/StateChip';
import { Time } from '../shared/Time';
import { expiryOf } from './accountForm';
import type { PreflightItem } from './preflight';
import { c } from './words';

/** The accounts of an incident and whether they work, each with what to do about it. */
export function PreflightList({ items }: { items: readonly PreflightItem[] }): JSX.Element {
  return (
    <Rows label={c('preflight')}>
      {items.map((item) => (
        <Row key={item.account} title={item.name} state={<States item={item} />}>
          <span>{platformName(item.platform)}</span>
          {item.checkedAt && (
            <span>
              {c('checkedAt')} <Time at={item.checkedAt} />
            </span>
          )}
          {item.expiresAt && (
            <span>
              {c('expiresAt')} <Time at={item.expiresAt} />
            </span>
          )}
          {item.checkupsDue > 0 && <span>{c('checkupsDueN', { n: item.checkupsDue })}</span>}
          {item.problem && <p class="error account-line">{item.problem}</p>}
          {item.next && (
            <p class="account-line preflight-next">
              <strong>{c('next')}</strong> {item.next}
            </p>
          )}
        </Row>
      ))}
    </Rows>
  );
}

function States({ item }: { item: PreflightItem }): JSX.Element {
  const expiry = expiryOf(item, now.peek());
  return (
    <span class="line account-states">
      {expiry === 'expired' && <Chip tone="bad" shape="cross" word={c('expired')} />}
      {expiry === 'soon' && <Chip tone="waiting" shape="triangle" word={c('expires')} />}
      {item.state === 'UNTRIED' ? (
        <Chip tone="waiting" shape="ring" word={c('untried')} />
      ) : (
        <StateChip of="health" state={item.state} />
      )}
    </span>
  );
}
