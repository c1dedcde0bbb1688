import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { useAction } from '../shared/action';
import { api } from '../shared/api';
import { Field, Form } from '../shared/Form';
import { Button } from '../shared/parts';
import { Problem } from '../shared/Problem';
import type { Alarm } from '../shared/types';
import { a } from './words';

/** Says that I look at it: at one press, or with a note for the others. */
export function Seen(props: {
  alarm: Alarm;
  whyNot: string | undefined;
  onChanged: () => unknown;
}): JSX.Element {
  const { alarm, whyNot } = props;
  const [writing, setWriting] = useState(false);
  const [note, setNote] = useState('');
  const say = useAction(async () => {
    const told = note.trim();
    await api.put(`/api/alarms/${alarm.id}/seen`, told ? { note: told } : {}, alarm.version);
    await props.onChanged();
  });
  if (writing) {
    return (
      <Form onSubmit={say.run} problem={say.problem} label={a('seenOf', { text: alarm.text })}>
        <Field
          name="note"
          label={a('note')}
          help={a('noteHelp')}
          optional
          limit={2000}
          value={note}
          onInput={setNote}
        />
        <div class="row-actions">
          <Button type="submit" busy={say.busy}>
            {a('seen')}
          </Button>
        </div>
      </Form>
    );
  }
  return (
    <>
      <Button
        small
        busy={say.busy}
        whyNot={whyNot}
        label={a('seenOf', { text: alarm.text })}
        onClick={say.run}
      >
        {a('seen')}
      </Button>
      {whyNot === undefined && (
        <Button small label={a('withNoteOf', { text: alarm.text })} onClick={() => setWriting(true)}>
          {a('withNote')}
        </Button>
      )}
      <Problem of={say.problem} nothingTyped />
    </>
  );
}
