import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { useAction } from '../shared/action';
import { api } from '../shared/api';
import { currentTime, fromLocalInput, toLocalInput } from '../shared/clock';
import { Field, Form } from '../shared/Form';
import { Button, Dialog } from '../shared/parts';
import type { Incident } from '../shared/types';
import { t } from '../shared/words';
import { w } from './words';

const minute = 60_000;
const usual = [15, 30, 60];

/** Another time for the next update: everybody sees it, so it is promised on purpose. */
export function PromiseDialog(props: {
  incident: Incident;
  onClose: () => void;
  onDone: () => unknown;
}): JSX.Element {
  const { incident } = props;
  const [at, setAt] = useState(() => toLocalInput(firstGuess(incident)));
  const [error, setError] = useState<string>();
  const promise = useAction(async () => {
    const nextUpdateAt = fromLocalInput(at);
    if (nextUpdateAt === null || Date.parse(nextUpdateAt) <= currentTime()) {
      setError(w('promiseBad'));
      return;
    }
    await api.patch<Incident>(`/api/incidents/${incident.id}`, { nextUpdateAt }, incident.version);
    props.onClose();
    await props.onDone();
  });
  return (
    <Dialog title={w('promiseTitle')} onClose={props.onClose}>
      <Form onSubmit={promise.run} problem={promise.problem} onRefresh={props.onDone}>
        <p>{w('promiseHelp')}</p>
        <div class="line">
          {usual.map((n) => (
            <Button key={n} onClick={() => setAt(toLocalInput(currentTime() + n * minute))}>
              {w('promiseIn', { n })}
            </Button>
          ))}
        </div>
        <Field
          name="nextUpdateAt"
          type="datetime-local"
          label={w('promiseAt')}
          value={at}
          {...(error ? { error } : {})}
          onInput={(value) => {
            setError(undefined);
            setAt(value);
          }}
        />
        <div class="line">
          <Button type="submit" kind="primary" busy={promise.busy}>
            {w('promiseDo')}
          </Button>
          <Button onClick={props.onClose}>{t('cancel')}</Button>
        </div>
      </Form>
    </Dialog>
  );
}

/** The time that is promised now, or half an hour from now when that is over. */
function firstGuess({ nextUpdateAt }: Incident): string | number {
  const later = currentTime() + 30 * minute;
  return nextUpdateAt && Date.parse(nextUpdateAt) > currentTime() ? nextUpdateAt : later;
}
