import { withColon } from '../shared/i18n';
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Link } from 'wouter-preact';
import { useLive } from '../live/useLive';
import { useAction } from '../shared/action';
import { api } from '../shared/api';
import { Form, Select } from '../shared/Form';
import { Button, Section } from '../shared/parts';
import { Problem } from '../shared/Problem';
import { StateChip } from '../shared/StateChip';
import type { Incident, Page, Rumour } from '../shared/types';
import { t } from '../shared/words';
import { Pairs } from './Pairs';
import { whyNotWrite } from './rights';
import { useFormFocus } from './useFormFocus';
import { r } from './words';

interface MergedProps {
  rumour: Rumour;
  incident: Incident | undefined;
  onChange: () => Promise<unknown>;
}

/** This rumour lives on in another one: where, and the way back. */
export function MergedInto({ rumour, incident, onChange }: MergedProps): JSX.Element | null {
  const into = useLive<Rumour>(rumour.mergedInto ? `/api/rumours/${rumour.mergedInto}` : null);
  if (!rumour.mergedInto) return null;
  return (
    <div class="note">
      <p>
        {r('mergedInto')}{' '}
        <Link href={`/rumours/${rumour.mergedInto}`} class="rumour-claim">
          “{into.data?.claim ?? '…'}”
        </Link>
        . {r('mergedIntoHelp')}
      </p>
      <Undo rumour={rumour.id} claim={rumour.claim} incident={incident} onChange={onChange} />
    </div>
  );
}

function Undo(props: {
  rumour: string;
  claim: string;
  incident: Incident | undefined;
  onChange: () => Promise<unknown>;
}): JSX.Element {
  const undo = useAction(async () => {
    await api.delete(`/api/rumours/${props.rumour}/merger`);
    await props.onChange();
  });
  return (
    <>
      <Problem of={undo.problem} nothingTyped />
      <Button
        small
        busy={undo.busy}
        whyNot={whyNotWrite(props.incident)}
        label={`${withColon(r('mergeUndo'))} ${props.claim}`}
        onClick={() => undo.run()}
      >
        {r('mergeUndo')}
      </Button>
    </>
  );
}

/** What was merged into this rumour, what looks like it, and the way to merge it with another one. */
export function Merging({ rumour, incident, onChange }: MergedProps): JSX.Element | null {
  const [choosing, setChoosing] = useState(false);
  const box = useFormFocus<HTMLDivElement>(choosing);
  const all = useLive<Page<Rumour>>(`/api/incidents/${rumour.incident}/rumours?limit=200`, {
    touchedBy: (hint) => hint.incident === rumour.incident && hint.kind.startsWith('rumour.'),
    whole: true,
  });
  const rumours = all.data?.items ?? [];
  const others = rumours.filter(({ id, mergedInto }) => id !== rumour.id && !mergedInto);
  const mine = rumour.merged ?? [];
  const changed = async (): Promise<void> => {
    await Promise.all([all.refresh(), onChange()]);
  };
  if (others.length === 0 && mine.length === 0) return null;
  return (
    <>
      <Pairs
        incident={rumour.incident}
        rumours={rumours}
        whyNot={whyNotWrite(incident)}
        onChange={changed}
        of={rumour.id}
      />
      <div ref={box}>
        <Section
          title={r('same')}
          aside={
            !choosing &&
            others.length > 0 && (
              <Button small whyNot={whyNotWrite(incident)} onClick={() => setChoosing(true)}>
                {r('sameChoose')}
              </Button>
            )
          }
        >
          {mine.length === 0 && !choosing && <p class="quiet">{r('sameNone')}</p>}
          {choosing && (
            <Choose
              rumour={rumour}
              others={others}
              onCancel={() => setChoosing(false)}
              onDone={async () => {
                setChoosing(false);
                await changed();
              }}
            />
          )}
          <ul class="rows" aria-label={r('same')}>
            {mine.map((id) => (
              <Part key={id} id={id} incident={incident} onChange={changed} />
            ))}
          </ul>
        </Section>
      </div>
    </>
  );
}

/** One that lives on in the rumour on the screen. */
function Part(props: {
  id: string;
  incident: Incident | undefined;
  onChange: () => Promise<unknown>;
}): JSX.Element | null {
  const { data: part } = useLive<Rumour>(`/api/rumours/${props.id}`);
  if (!part) return null;
  return (
    <li class="row">
      <div class="row-head">
        <Link href={`/rumours/${part.id}`} class="row-title rumour-claim">
          “{part.claim}”
        </Link>
        <StateChip of="rumour" state={part.state} />
      </div>
      <div class="row-actions">
        <Undo rumour={part.id} claim={part.claim} incident={props.incident} onChange={props.onChange} />
      </div>
    </li>
  );
}

function Choose(props: {
  rumour: Rumour;
  others: readonly Rumour[];
  onDone: () => Promise<void>;
  onCancel: () => void;
}): JSX.Element {
  const [chosen, setChosen] = useState(props.others[0]?.id ?? '');
  const merge = useAction(async () => {
    await api.post(`/api/rumours/${chosen}/merger`, { into: props.rumour.id });
    await props.onDone();
  });
  return (
    <Form onSubmit={merge.run} problem={merge.problem} label={r('sameChoose')} class="form card">
      <Select
        name="into"
        label={r('sameWhich')}
        help={r('sameHelp')}
        value={chosen}
        onChange={setChosen}
        choices={props.others.map(({ id, claim }) => ({ value: id, label: claim }))}
      />
      <div class="line">
        <Button type="submit" kind="primary" busy={merge.busy}>
          {r('mergeHere')}
        </Button>
        <Button onClick={props.onCancel}>{t('cancel')}</Button>
      </div>
    </Form>
  );
}
