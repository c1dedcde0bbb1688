import { withColon } from '../shared/i18n';
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { useLive } from '../live/useLive';
import { useAction } from '../shared/action';
import { api } from '../shared/api';
import { CopyLink } from '../shared/CopyLink';
import { Checkbox, Field, Form, Radios } from '../shared/Form';
import { Button, Dialog, Empty, Loading, Row, Rows, Section } from '../shared/parts';
import { Problem } from '../shared/Problem';
import { Chip } from '../shared/StateChip';
import { Time } from '../shared/Time';
import { t } from '../shared/words';
import type { Door, DoorProof } from './types';
import { l } from './words';

/** The doors for programs that bring reactions: a key is shown once, when it is made. */
export function Doors(): JSX.Element {
  const doors = useLive<{ items: Door[] }>('/api/intakes', {
    touchedBy: (hint) => hint.kind.startsWith('intake'),
  });
  const [adding, setAdding] = useState(false);
  const [made, setMade] = useState<Door>();
  const show = (door: Door): void => {
    setAdding(false);
    setMade(door);
    void doors.refresh();
  };
  return (
    <Section title={l('doors')} aside={<Button onClick={() => setAdding(true)}>{l('doorAdd')}</Button>}>
      <p class="quiet readable">{l('doorsNote')}</p>
      <Problem of={doors.problem} onRetry={doors.refresh} nothingTyped />
      {!doors.data && doors.loading && <Loading />}
      {doors.data?.items.length === 0 && <Empty>{l('doorsNone')}</Empty>}
      {doors.data && doors.data.items.length > 0 && (
        <Rows label={l('doors')}>
          {doors.data.items.map((door) => (
            <OneDoor key={door.id} door={door} onRenewed={show} onRemoved={() => void doors.refresh()} />
          ))}
        </Rows>
      )}
      {adding && <NewDoor onMade={show} onClose={() => setAdding(false)} />}
      {made?.key !== undefined && <ShownOnce door={made} onClose={() => setMade(undefined)} />}
    </Section>
  );
}

function OneDoor(props: { door: Door; onRenewed: (door: Door) => void; onRemoved: () => void }): JSX.Element {
  const { door } = props;
  const [asking, setAsking] = useState<'renew' | 'remove'>();
  const renew = useAction(async () => props.onRenewed(await api.post<Door>(`/api/intakes/${door.id}/key`)));
  const remove = useAction(async () => {
    await api.delete(`/api/intakes/${door.id}`);
    props.onRemoved();
  });
  const act = asking === 'renew' ? renew : remove;
  return (
    <Row
      title={door.name}
      state={door.exercise && <Chip tone="neutral" shape="square" word={l('listenExercise')} />}
      actions={
        <>
          <Button label={`${withColon(l('doorRenew'))} ${door.name}`} onClick={() => setAsking('renew')}>
            {l('doorRenew')}
          </Button>
          <Button label={`${withColon(l('doorRemove'))} ${door.name}`} onClick={() => setAsking('remove')}>
            {l('doorRemove')}
          </Button>
        </>
      }
    >
      <span>
        {l(`proof.${door.proof}`)} · {l('doorReceived', { n: door.received })}
      </span>
      <span>
        {' '}
        ·{' '}
        {door.lastAt ? (
          <>
            {l('doorLast')} <Time at={door.lastAt} />
          </>
        ) : (
          l('doorNever')
        )}
      </span>
      {asking && (
        <Dialog
          title={`${withColon(l(asking === 'renew' ? 'doorRenew' : 'doorRemove'))} ${door.name}`}
          onClose={() => setAsking(undefined)}
        >
          <div class="stack">
            <p>{l(asking === 'renew' ? 'doorRenewNote' : 'doorRemoveNote')}</p>
            <Problem of={act.problem} nothingTyped />
            <div class="line">
              <Button
                kind="danger"
                busy={act.busy}
                onClick={async () => {
                  if (await act.run()) setAsking(undefined);
                }}
              >
                {l(asking === 'renew' ? 'doorRenew' : 'doorRemove')}
              </Button>
              <Button onClick={() => setAsking(undefined)}>{t('cancel')}</Button>
            </div>
          </div>
        </Dialog>
      )}
    </Row>
  );
}

function NewDoor(props: { onMade: (door: Door) => void; onClose: () => void }): JSX.Element {
  const [name, setName] = useState('');
  const [proof, setProof] = useState<DoorProof>('SIGNATURE');
  const [exercise, setExercise] = useState(false);
  const add = useAction(async () =>
    props.onMade(await api.post<Door>('/api/intakes', { name, proof, exercise })),
  );
  return (
    <Dialog title={l('doorAdd')} onClose={props.onClose}>
      <Form label={l('doorAdd')} onSubmit={() => add.run()} problem={add.problem}>
        <Field
          name="name"
          label={l('doorName')}
          help={l('doorNameHelp')}
          value={name}
          onInput={setName}
          limit={120}
        />
        <Radios
          name="proof"
          label={l('doorProof')}
          value={proof}
          onChange={setProof}
          choices={[
            { value: 'SIGNATURE', label: l('proof.SIGNATURE'), help: l('proofHelp.SIGNATURE') },
            { value: 'BEARER', label: l('proof.BEARER'), help: l('proofHelp.BEARER') },
          ]}
        />
        <Checkbox label={l('doorExercise')} checked={exercise} onChange={setExercise} />
        <div class="line">
          <Button type="submit" kind="primary" busy={add.busy}>
            {l('doorAdd')}
          </Button>
          <Button onClick={props.onClose}>{t('cancel')}</Button>
        </div>
      </Form>
    </Dialog>
  );
}

/** Nobody can ask for the key again: it is kept encrypted, and only to check requests. */
function ShownOnce({ door, onClose }: { door: Door; onClose: () => void }): JSX.Element {
  return (
    <Dialog title={l('doorMade', { name: door.name })} onClose={onClose}>
      <div class="stack">
        <p>{l('doorKeyOnce')}</p>
        <h3>{l('doorAddress')}</h3>
        <CopyLink link={door.address} label={l('doorAddress')} />
        <h3>{l('doorKey')}</h3>
        <CopyLink link={door.key ?? ''} label={l('doorKey')} action={t('copyKey')} />
        <p class="quiet small">{l('doorHow')}</p>
        <div class="line">
          <Button kind="primary" onClick={onClose}>
            {l('doorKept')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
