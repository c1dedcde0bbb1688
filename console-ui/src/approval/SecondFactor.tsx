import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { useAction } from '../shared/action';
import { api } from '../shared/api';
import { Field, Form } from '../shared/Form';
import { withColon } from '../shared/i18n';
import { Button, Dialog, Section } from '../shared/parts';
import { Problem } from '../shared/Problem';
import { session } from '../shared/session';
import { Chip } from '../shared/StateChip';
import { t } from '../shared/words';
import { drawingOf, inFours } from './qr';
import { v } from './words';
import './approval.css';

interface Enrolment {
  secret: string;
  uri: string;
  qr: string;
}

/** A code from the phone beside the password: set up, and taken away again. */
export function SecondFactor(): JSX.Element {
  const on = session.value?.person.secondFactor === true;
  const [enrolment, setEnrolment] = useState<Enrolment>();
  const [removing, setRemoving] = useState(false);
  const [word, setWord] = useState<'sfDone' | 'sfRemoved'>();
  const begin = useAction(async () => {
    setWord(undefined);
    setEnrolment(await api.post<Enrolment>('/api/session/second-factor'));
  });
  return (
    <Section
      title={v('sfTitle')}
      aside={
        <Chip
          tone={on ? 'good' : 'neutral'}
          shape={on ? 'check' : 'ring'}
          word={on ? v('sfOn') : v('sfOff')}
        />
      }
    >
      <p>{v('sfWhat')}</p>
      <p role="status">{word && v(word)}</p>
      <Problem of={begin.problem} nothingTyped />
      {!on && !enrolment && (
        <p>
          <Button busy={begin.busy} onClick={begin.run}>
            {v('sfStart')}
          </Button>
        </p>
      )}
      {!on && enrolment && (
        <Confirm
          enrolment={enrolment}
          onDone={(confirmed) => {
            setEnrolment(undefined);
            if (!confirmed) return;
            remember(true);
            setWord('sfDone');
          }}
        />
      )}
      {on && (
        <p>
          <Button onClick={() => setRemoving(true)}>{v('sfRemove')}</Button>
        </p>
      )}
      {removing && (
        <RemoveDialog
          onClose={() => setRemoving(false)}
          onRemoved={() => {
            remember(false);
            setRemoving(false);
            setWord('sfRemoved');
          }}
        />
      )}
    </Section>
  );
}

function remember(secondFactor: boolean): void {
  const now = session.value;
  if (now) session.value = { ...now, person: { ...now.person, secondFactor } };
}

function Confirm(props: { enrolment: Enrolment; onDone: (confirmed: boolean) => void }): JSX.Element {
  const { enrolment } = props;
  const [code, setCode] = useState('');
  const confirm = useAction(async () => {
    await api.put('/api/session/second-factor', { code: code.replace(/\s/gu, '') });
    props.onDone(true);
  });
  const drawing = drawingOf(enrolment.qr);
  return (
    <Form onSubmit={confirm.run} problem={confirm.problem} class="form card" label={v('sfTitle')}>
      <p>{v('sfStep1')}</p>
      {drawing && (
        <div class="qr">
          <svg viewBox={drawing.box} role="img" aria-label={v('sfQr')} shape-rendering="crispEdges">
            <path d={drawing.path} />
          </svg>
        </div>
      )}
      <p>
        {withColon(v('sfKey'))} <span class="secret-key">{inFours(enrolment.secret)}</span>
      </p>
      <p>
        <a href={enrolment.uri}>{v('sfOpen')}</a>
      </p>
      <p>{v('sfStep2')}</p>
      <Field
        name="code"
        label={v('sfCode')}
        value={code}
        onInput={setCode}
        autoComplete="one-time-code"
        numeric
      />
      <div class="row-actions">
        <Button type="submit" kind="primary" busy={confirm.busy}>
          {v('sfConfirm')}
        </Button>
        <Button onClick={() => props.onDone(false)}>{t('cancel')}</Button>
      </div>
    </Form>
  );
}

function RemoveDialog(props: { onClose: () => void; onRemoved: () => void }): JSX.Element {
  const [password, setPassword] = useState('');
  const remove = useAction(async () => {
    await api.delete('/api/session/second-factor', { password });
    props.onRemoved();
  });
  return (
    <Dialog title={v('sfRemoveTitle')} onClose={props.onClose}>
      <Form onSubmit={remove.run} problem={remove.problem}>
        <p>{v('sfRemoveWhat')}</p>
        <Field
          name="password"
          type="password"
          label={v('sfPassword')}
          value={password}
          onInput={setPassword}
          autoComplete="current-password"
        />
        <div class="row-actions">
          <Button type="submit" kind="danger" busy={remove.busy}>
            {v('sfRemoveDo')}
          </Button>
          <Button onClick={props.onClose}>{t('cancel')}</Button>
        </div>
      </Form>
    </Dialog>
  );
}

/** For an administrator, when a colleague lost the phone. */
export function SecondFactorReset(props: { person: string; name: string }): JSX.Element {
  const [asked, setAsked] = useState(false);
  const [done, setDone] = useState(false);
  const reset = useAction(async () => {
    await api.delete(`/api/people/${props.person}/second-factor`);
    setAsked(false);
    setDone(true);
  });
  return (
    <div class="stack">
      <p role="status">{done && v('sfResetDone', { name: props.name })}</p>
      {!done && (
        <p>
          <Button onClick={() => setAsked(true)}>{v('sfResetTitle', { name: props.name })}</Button>
        </p>
      )}
      {asked && (
        <Dialog title={v('sfResetTitle', { name: props.name })} onClose={() => setAsked(false)}>
          <div class="stack">
            <p>{v('sfResetWhat', { name: props.name })}</p>
            <Problem of={reset.problem} nothingTyped />
            <div class="row-actions">
              <Button kind="danger" busy={reset.busy} onClick={reset.run}>
                {v('sfReset')}
              </Button>
              <Button onClick={() => setAsked(false)}>{t('cancel')}</Button>
            </div>
          </div>
        </Dialog>
      )}
    </div>
  );
}
