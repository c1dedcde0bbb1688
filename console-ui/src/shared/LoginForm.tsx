import type { JSX } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';
import { useAction } from './action';
import { api, ApiProblem } from './api';
import { Field, Form } from './Form';
import { Button } from './parts';
import { sessionStarted } from './session';
import type { Session } from './types';
import { t } from './words';

/** Whether name and password were right and only the code from the phone is still wanted. */
function wantsCode(failure: unknown): boolean {
  return failure instanceof ApiProblem && failure.type.endsWith('code-needed');
}

export function LoginForm({ reason, onDone }: { reason?: string; onDone: () => void }): JSX.Element {
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const [code, setCode] = useState<string>();
  const second = code !== undefined;
  useLayoutEffect(() => {
    if (second) document.querySelector<HTMLElement>('input[name="code"]')?.focus();
  }, [second]);
  const login = useAction(async () => {
    const typed = code?.replace(/\s/gu, '') ?? '';
    try {
      const answer = await api.post<Partial<Session>>('/api/session', {
        username,
        password,
        ...(typed === '' ? {} : { code: typed }),
      });
      sessionStarted('house' in answer ? (answer as Session) : await api.get<Session>('/api/session'));
    } catch (failure) {
      // The first time it is no failure: it is the second step.
      if (second || !wantsCode(failure)) throw failure;
      setCode('');
      return;
    }
    onDone();
  });
  return (
    <Form onSubmit={login.run} problem={login.problem} label={t('loginTitle')}>
      {reason && <p class="note">{reason}</p>}
      <Field
        name="username"
        label={t('loginUsername')}
        value={username}
        onInput={setUsername}
        autoComplete="username"
        autoCapitalize="none"
        autoFocus
      />
      <Field
        name="password"
        type="password"
        label={t('loginPassword')}
        value={password}
        onInput={setPassword}
        autoComplete="current-password"
      />
      {second && (
        <>
          <p class="note" role="status">
            {t('loginCodeNeeded')}
          </p>
          <Field
            name="code"
            label={t('loginCode')}
            help={t('loginCodeLost')}
            value={code}
            onInput={setCode}
            autoComplete="one-time-code"
            numeric
          />
        </>
      )}
      <Button type="submit" kind="primary" busy={login.busy}>
        {t('signIn')}
      </Button>
    </Form>
  );
}
