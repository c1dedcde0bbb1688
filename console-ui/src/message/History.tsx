import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { useLive } from '../live/useLive';
import { Select } from '../shared/Form';
import { Section } from '../shared/parts';
import { Problem } from '../shared/Problem';
import { Time } from '../shared/Time';
import type { DiffPart, Message } from '../shared/types';
import { Diff } from './TextParts';
import { m } from './words';

interface Happening {
  at: string;
  text: string;
  comment?: string;
}

/** What is known to have happened to a message, newest first. */
export function happenings(message: Message): Happening[] {
  const first = message.authors[0]?.name ?? '';
  const all: (Happening | undefined)[] = [
    { at: message.createdAt, text: m('didWrite', { name: first }) },
    message.submittedAt
      ? { at: message.submittedAt, text: m('didSubmit', { name: message.submittedBy ?? '' }) }
      : undefined,
    ...message.objections.map((each) => ({
      at: each.at,
      text: m('didObject', { name: each.name, n: each.revision }),
      comment: each.comment,
    })),
    ...message.signOffs.map((each) => ({
      at: each.at,
      text: m('didSignOff', { name: each.name, n: each.revision }),
      comment: each.comment,
    })),
    message.approvedAt ? { at: message.approvedAt, text: m('didApprove') } : undefined,
    message.publishedAt ? { at: message.publishedAt, text: m('didPublish') } : undefined,
  ];
  return all
    .filter((each) => each !== undefined)
    .sort((one, other) => Date.parse(other.at) - Date.parse(one.at));
}

/** Who did what when, and any two versions compared. */
export function History({ message }: { message: Message }): JSX.Element {
  return (
    <Section title={m('history')}>
      <ol class="rows">
        {happenings(message).map((each) => (
          <li key={each.at + each.text} class="row">
            <span>
              {each.text} <Time at={each.at} />
            </span>
            {each.comment && <span class="quiet">“{each.comment}”</span>}
          </li>
        ))}
      </ol>
      {message.revision > 1 && <Compare message={message} />}
    </Section>
  );
}

function Compare({ message }: { message: Message }): JSX.Element {
  const [open, setOpen] = useState(false);
  const [from, setFrom] = useState(message.revision - 1);
  const [to, setTo] = useState(message.revision);
  const diff = useLive<DiffPart[] | { items: DiffPart[] }>(
    open ? `/api/messages/${message.id}/diff?from=${from}&to=${to}` : null,
  );
  const choices = Array.from({ length: message.revision }, (_, index) => ({
    value: String(index + 1),
    label: m('version', { n: index + 1 }),
  }));
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{m('compare')}</summary>
      <div class="stack">
        <div class="composer-head">
          <Select
            name="from"
            label={m('compareFrom')}
            value={String(from)}
            onChange={(value) => setFrom(Number(value))}
            choices={choices}
          />
          <Select
            name="to"
            label={m('compareTo')}
            value={String(to)}
            onChange={(value) => setTo(Number(value))}
            choices={choices}
          />
        </div>
        <Problem of={diff.problem} onRetry={diff.refresh} nothingTyped />
        {diff.data && <Diff parts={Array.isArray(diff.data) ? diff.data : diff.data.items} />}
      </div>
    </details>
  );
}
