import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Link } from 'wouter-preact';
import { useAction } from '../shared/action';
import { api, ApiProblem } from '../shared/api';
import { Form, TextArea } from '../shared/Form';
import { withColon } from '../shared/i18n';
import { Button } from '../shared/parts';
import { Problem } from '../shared/Problem';
import { StateChip } from '../shared/StateChip';
import type { Incident, IncidentState, OpenEnd } from '../shared/types';
import { t } from '../shared/words';
import { w } from './words';

const next: Record<IncidentState, readonly IncidentState[]> = {
  PREPARED: ['ACTIVE', 'CLOSED'],
  ACTIVE: ['AFTERCARE', 'CLOSED'],
  AFTERCARE: ['ACTIVE', 'CLOSED'],
  CLOSED: ['ACTIVE'],
};

function needsReason(from: IncidentState, to: IncidentState): boolean {
  return to === 'CLOSED' || (to === 'ACTIVE' && from !== 'PREPARED');
}

function wordOf(from: IncidentState, to: IncidentState): string {
  if (to === 'ACTIVE') return w(from === 'PREPARED' ? 'move.ACTIVE' : 'move.REOPEN');
  return w(to === 'AFTERCARE' ? 'move.AFTERCARE' : 'move.CLOSED');
}

/** Where the incident is in its life and where it can go; closing shows first what is left undone. */
export function StateForm(props: {
  incident: Incident;
  whyNot: string | undefined;
  onSaved: () => unknown;
  onRefresh: () => unknown;
}): JSX.Element {
  const { incident } = props;
  const [asked, setAsked] = useState<IncidentState>();
  const [reason, setReason] = useState('');
  const [open, setOpen] = useState<OpenEnd[]>();
  const move = useAction(async (to: IncidentState, why?: string) => {
    try {
      await api.put(`/api/incidents/${incident.id}/state`, { state: to, reason: why }, incident.version);
    } catch (failure) {
      // Without a reason the service tells what is open and changes nothing; that is the question, not a failure.
      if (!why && failure instanceof ApiProblem && needsReason(incident.state, to)) {
        const ends = failure.extra.open;
        if (Array.isArray(ends) || failure.errors.some(({ field }) => field === 'reason')) {
          setOpen(Array.isArray(ends) ? (ends as OpenEnd[]) : []);
          setAsked(to);
          return;
        }
      }
      throw failure;
    }
    setAsked(undefined);
    setReason('');
    await props.onSaved();
  });
  return (
    <div class="stack">
      <p>
        <StateChip of="incident" state={incident.state} />
      </p>
      {asked === undefined && (
        <>
          <Problem of={move.problem} onRefresh={props.onRefresh} nothingTyped />
          <div class="line">
            {next[incident.state].map((to) => (
              <Button key={to} busy={move.busy} whyNot={props.whyNot} onClick={() => move.run(to)}>
                {wordOf(incident.state, to)}
              </Button>
            ))}
          </div>
          {incident.state === 'ACTIVE' && <p class="help">{w('moveAfterHelp')}</p>}
        </>
      )}
      {asked !== undefined && (
        <Form
          class="form card readable"
          label={wordOf(incident.state, asked)}
          problem={move.problem}
          onRefresh={props.onRefresh}
          onSubmit={() => move.run(asked, reason)}
        >
          <h3>{wordOf(incident.state, asked)}</h3>
          {asked === 'CLOSED' && <OpenEnds incident={incident.id} ends={open ?? []} />}
          <TextArea
            name="reason"
            label={w('moveReason')}
            help={w('moveReasonHelp')}
            value={reason}
            onInput={setReason}
            rows={2}
            limit={1000}
          />
          <div class="line">
            <Button type="submit" kind="primary" busy={move.busy}>
              {wordOf(incident.state, asked)}
            </Button>
            <Button
              onClick={() => {
                move.clear();
                setAsked(undefined);
              }}
            >
              {t('cancel')}
            </Button>
          </div>
        </Form>
      )}
    </div>
  );
}

/** What is not finished yet, each with the way to it. */
export function OpenEnds({ incident, ends }: { incident: string; ends: readonly OpenEnd[] }): JSX.Element {
  if (ends.length === 0) return <p>{w('moveOpenNone')}</p>;
  return (
    <div role="status">
      <p>
        <strong>{w('moveOpenTitle')}</strong>
      </p>
      <ul class="open-ends">
        {ends.map((end) => (
          <li key={`${end.kind} ${end.id}`}>
            {withColon(w(`openEnd.${end.kind}`))} <Link href={pathOf(incident, end)}>{end.title}</Link>
          </li>
        ))}
      </ul>
    </div>
  );
}

function pathOf(incident: string, end: OpenEnd): string {
  switch (end.kind) {
    case 'RUMOUR':
      return `/rumours/${end.id}`;
    case 'CHECKLIST':
      return `/i/${incident}/checklist`;
    case 'DELIVERY':
      return `/i/${incident}/deliveries`;
    case 'REVIEW':
      return `/messages/${end.id}/review`;
    case 'REPLY':
      return `/i/${incident}/reactions`;
    case 'FORWARD':
      return `/i/${incident}/forwarding`;
  }
}
