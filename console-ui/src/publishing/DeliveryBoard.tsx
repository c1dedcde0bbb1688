import { withColon } from '../shared/i18n';
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Link } from 'wouter-preact';
import { languageName } from '../message/platforms';
import { now } from '../shared/clock';
import { Dialog } from '../shared/parts';
import { platformName } from '../shared/platforms';
import type { Delivery, Incident } from '../shared/types';
import { t } from '../shared/words';
import {
  accountsOf,
  inLanguages,
  lettersOf,
  marksOf,
  rowsOf,
  type BoardAccount,
  type BoardRow,
  type CellMark,
} from './board';
import { DeliveryRows } from './DeliveryRows';
import { DeliverySums } from './DeliverySums';
import { Letters } from './Letters';
import { MarkChip, markWord } from './MarkChip';
import { p } from './words';
import './publishing.css';

interface Props {
  deliveries: readonly Delivery[];
  incident: Incident | undefined;
  /** The board of one message, on its own page. */
  single?: boolean;
  onChanged: () => unknown;
}

/** So many accounts stand beside each other on a wide screen; more flow onto further lines. */
const beside = 6;

interface Place {
  message: string;
  account: string;
}

/**
 * Messages down, accounts across. On narrow screens, and with more accounts than fit, each message is a grid of fields
 * that name their account; it is one table to assistive technology either way (the roles are written out because the
 * grid takes the meaning of the elements away).
 */
export function DeliveryBoard({ incident, single, onChanged, ...props }: Props): JSX.Element {
  const [open, setOpen] = useState<Place>();
  const deliveries = inLanguages(props.deliveries, incident?.languages ?? []);
  const accounts = accountsOf(deliveries);
  const opened = deliveries.filter((each) => each.message === open?.message && each.account === open.account);
  const first = opened[0];
  return (
    <>
      <table
        role="table"
        aria-label={p('board')}
        class={`board ${single ? 'board-single' : accounts.length <= beside ? 'board-wide' : ''}`}
      >
        <thead role="rowgroup">
          <tr role="row">
            <th role="columnheader" scope="col">
              {p('boardMessage')}
            </th>
            {accounts.map((account) => (
              <th key={account.id} role="columnheader" scope="col">
                {nameOf(account)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rowsOf(deliveries).map((row) => (
            <MessageLine key={row.message} row={row} accounts={accounts} single={single} onOpen={setOpen} />
          ))}
        </tbody>
      </table>
      {first && (
        <Dialog title={nameOf(accountsOf(opened)[0])} wide onClose={() => setOpen(undefined)}>
          <DeliveryRows
            deliveries={opened}
            incident={incident}
            label={first.messageTitle}
            withMessage={!single}
            onChanged={onChanged}
          />
        </Dialog>
      )}
    </>
  );
}

function nameOf(account: BoardAccount | undefined): string {
  return account?.name ?? platformName(account?.platform ?? '');
}

function MessageLine(props: {
  row: BoardRow;
  accounts: readonly BoardAccount[];
  single: boolean | undefined;
  onOpen: (place: Place) => void;
}): JSX.Element {
  const { row, accounts } = props;
  const languages = [...new Set(row.deliveries.map((each) => each.lang))];
  return (
    <tr role="row">
      <th role="rowheader" scope="row">
        {props.single ? (
          (row.title ?? p('untitled'))
        ) : (
          <>
            <Link href={`/messages/${row.message}`}>{row.title ?? p('untitled')}</Link>
            <DeliverySums deliveries={row.deliveries} quiet />
          </>
        )}
      </th>
      {accounts.map((account) => (
        <Field
          key={account.id}
          account={account}
          cell={row.cells.get(account.id) ?? []}
          several={languages.length > 1}
          onOpen={() => props.onOpen({ message: row.message, account: account.id })}
        />
      ))}
    </tr>
  );
}

interface FieldProps {
  account: BoardAccount;
  cell: readonly Delivery[];
  /** The message speaks several languages, so each mark says of which it is. */
  several: boolean;
  onOpen: () => void;
}

/** One message on one account: what became of it, how far it is, and the way to what readers see. */
function Field({ account, cell, several, onOpen }: FieldProps): JSX.Element {
  const marks = marksOf(cell, now.value);
  const letters = lettersOf(cell);
  const name = nameOf(account);
  if (cell.length === 0) {
    return (
      <td role="cell" class="board-field board-empty">
        <span class="board-account">{name}</span>
        <span class="quiet">
          <span aria-hidden="true">–</span>
          <span class="hidden">{p('boardNothing')}</span>
        </span>
      </td>
    );
  }
  return (
    <td role="cell" class={`board-field board-${toneOf(marks[0])}`}>
      <span class="board-account">{name}</span>
      <button type="button" class="board-open" aria-label={label(name, marks, several)} onClick={onOpen}>
        {marks.map(({ mark, languages }) => (
          <span key={mark} class="board-mark">
            <MarkChip mark={mark} />
            {several && <span class="board-languages">{languages.join(' ')}</span>}
          </span>
        ))}
      </button>
      {letters && <Letters {...letters} />}
      <Links cell={cell} name={name} />
    </td>
  );
}

function label(name: string, marks: readonly CellMark[], several: boolean): string {
  const parts = marks.map(({ mark, languages }) => {
    const word = markWord(mark, (state) => t.find(`delivery.${state}`) ?? state);
    return several ? `${word} (${languages.map(languageName).join(', ')})` : word;
  });
  return `${withColon(name)} ${parts.join(', ')}. ${p('boardOpen')}`;
}

/** The colour of the whole field, so that trouble is seen from across the room; the word is in the chip. */
function toneOf(first: CellMark | undefined): 'bad' | 'waiting' | 'good' | 'plain' {
  switch (first?.mark) {
    case 'REFUSED':
    case 'UNCLEAR':
    case 'DIVERGED':
    case 'LATE':
      return 'bad';
    case 'HELD':
    case 'TODO':
    case 'RESTING':
      return 'waiting';
    case 'SENT':
    case 'DONE':
    case 'EDITED':
      return 'good';
    default:
      return 'plain';
  }
}

function Links({ cell, name }: { cell: readonly Delivery[]; name: string }): JSX.Element | null {
  const there = cell.filter((each) => each.url !== undefined && each.state !== 'REMOVED');
  if (there.length === 0) return null;
  return (
    <span class="board-links">
      {there.map((each) => (
        <a
          key={each.id}
          href={each.url}
          target="_blank"
          rel="noreferrer"
          aria-label={`${withColon(p('seeLive'))} ${name}, ${languageName(each.lang)}`}
        >
          {there.length > 1 ? each.lang : p('seePost')}
        </a>
      ))}
    </span>
  );
}
