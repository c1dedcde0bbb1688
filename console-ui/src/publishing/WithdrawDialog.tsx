import { withColon } from '../shared/i18n';
import { Fragment, type JSX } from 'preact';
import { useState } from 'preact/hooks';
import { useLive } from '../live/useLive';
import { languageName } from '../message/platforms';
import { useAction } from '../shared/action';
import { api } from '../shared/api';
import { Checkbox } from '../shared/Form';
import { Button, Dialog, Loading } from '../shared/parts';
import { Problem } from '../shared/Problem';
import type { Message, Withdrawal, WithdrawalLine, WithdrawalPlan } from '../shared/types';
import { t } from '../shared/words';
import { inLanguages } from './board';
import { p } from './words';
import './publishing.css';

/** Taking back what is out: per channel what happens, said before anything is done, and after it what was done. */
export function WithdrawDialog(props: {
  message: Message;
  /** In which order the languages stand. */
  languages: readonly string[];
  onClose: () => void;
  onWithdrawn: () => unknown;
}): JSX.Element {
  const path = `/api/messages/${props.message.id}/publication`;
  const plan = useLive<WithdrawalPlan>(`${path}/withdrawal`, {
    touchedBy: (hint) => hint.incident === props.message.incident && hint.kind.startsWith('delivery.'),
  });
  const [sure, setSure] = useState(false);
  const withdraw = useAction(async () => {
    await api.delete<Withdrawal | undefined>(path);
    props.onClose();
    await props.onWithdrawn();
  });
  const undo = plan.data?.undo === true;
  return (
    <Dialog title={p('withdrawTitle')} wide onClose={props.onClose}>
      <div class="stack">
        <p>{p(undo ? 'withdrawUndo' : 'withdrawWhat')}</p>
        <Problem of={plan.problem} onRetry={plan.refresh} nothingTyped />
        {plan.data === undefined && plan.loading && <Loading />}
        {plan.data && <Ways lines={inLanguages(plan.data.lines, props.languages)} />}
        <Checkbox label={p('withdrawSure')} checked={sure} onChange={setSure} />
        <Problem of={withdraw.problem} nothingTyped />
        <div class="row-actions">
          <Button
            kind="danger"
            busy={withdraw.busy}
            whyNot={sure ? undefined : p('withdrawTickFirst')}
            onClick={withdraw.run}
          >
            {p('withdraw')}
          </Button>
          <Button onClick={props.onClose}>{t('cancel')}</Button>
        </div>
      </div>
    </Dialog>
  );
}

/** What a person has to do first, then what cannot be taken away, then the rest. */
const ways = ['BY_HAND', 'REPLY', 'NOTICE', 'REMOVE', 'NONE'] as const;

function Ways({ lines }: { lines: readonly WithdrawalLine[] }): JSX.Element {
  return (
    <div class="stack">
      {ways.map((way) => {
        const mine = lines.filter(({ action }) => action === way);
        if (mine.length === 0) return null;
        return (
          <section key={way} aria-label={p(`way${way}`)}>
            <h3>
              {p(`way${way}`)} ({mine.length})
            </h3>
            <ul class="ways">
              {byAccount(mine).map(([account, parts]) => (
                <li key={account}>
                  {parts[0]?.name}{' '}
                  {parts.map((line, index) => (
                    <Fragment key={line.delivery}>
                      {index > 0 && ', '}
                      <Place line={line} />
                    </Fragment>
                  ))}
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
}

function byAccount(lines: readonly WithdrawalLine[]): [string, WithdrawalLine[]][] {
  const accounts = new Map<string, WithdrawalLine[]>();
  for (const line of lines) accounts.set(line.account, [...(accounts.get(line.account) ?? []), line]);
  return [...accounts];
}

function Place({ line }: { line: WithdrawalLine }): JSX.Element {
  const name = languageName(line.lang);
  if (!line.url) return <span class="quiet">{name}</span>;
  return (
    <a
      href={line.url}
      target="_blank"
      rel="noreferrer"
      aria-label={`${withColon(p('planSee'))} ${line.name}, ${name}`}
    >
      {name}
    </a>
  );
}
