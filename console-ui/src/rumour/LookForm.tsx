import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { useAction } from '../shared/action';
import { api } from '../shared/api';
import { currentTime } from '../shared/clock';
import { Field, Form, Radios, Select } from '../shared/Form';
import { Button } from '../shared/parts';
import type { Rumour } from '../shared/types';
import { t } from '../shared/words';
import { remindAt, reminders, type Reminder } from './reminder';
import { r } from './words';

/** Does it still go round? And when does somebody look again (guidelines H18, H20)? */
export function LookForm(props: {
  rumour: Rumour;
  onDone: (changed: Rumour) => void;
  onCancel: () => void;
}): JSX.Element {
  const [still, setStill] = useState<'yes' | 'no' | ''>('');
  const [again, setAgain] = useState<Reminder>('60');
  const [note, setNote] = useState('');
  const [missing, setMissing] = useState(false);
  const save = useAction(async () => {
    setMissing(still === '');
    if (still === '') return;
    const body = {
      remindAt: remindAt(again, currentTime()),
      stillCirculating: still === 'yes',
      ...(note.trim() ? { note: note.trim() } : {}),
    };
    const changed = await api.put<Rumour>(
      `/api/rumours/${props.rumour.id}/watch`,
      body,
      props.rumour.version,
    );
    props.onDone(changed);
  });
  return (
    <Form onSubmit={save.run} problem={save.problem} label={r('lookTitle')}>
      <Radios<'yes' | 'no'>
        name="stillCirculating"
        label={r('lookTitle')}
        value={still}
        onChange={(value) => {
          setMissing(false);
          setStill(value);
        }}
        choices={[
          { value: 'yes', label: r('lookYes') },
          { value: 'no', label: r('lookNo') },
        ]}
      />
      {missing && (
        <p class="error" role="alert">
          <span aria-hidden="true">✕ </span>
          {r('lookMissing')}
        </p>
      )}
      <Select<Reminder>
        name="remindAt"
        label={r('lookAgain')}
        value={again}
        onChange={setAgain}
        choices={reminders.map((value) => ({ value, label: r(`remind.${value}`) }))}
      />
      <Field name="note" label={r('note')} value={note} onInput={setNote} limit={2000} optional />
      <div class="line">
        <Button type="submit" kind="primary" busy={save.busy}>
          {r('lookSave')}
        </Button>
        <Button onClick={props.onCancel}>{t('cancel')}</Button>
      </div>
    </Form>
  );
}
