import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { useAction } from './action';
import { api } from './api';
import { Field, Form } from './Form';
import { Button } from './parts';
import { sessionStarted } from './session';
import type { Session } from './types';
import { t } from './words';

export function LoginForm({ reason, onDone }: { reason?: string; onDone: () => void }): JSX.Element {
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const login = useAction(async () => {
    const answer = await api.post<Partial<Session>>('/api/session', { username, password });
    sessionStarted('house' in answer ? (answer as Session) : await api.get<Session>('/api/session'));
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
      <Button type="submit" kind="primary" busy={login.busy}>
        {t('signIn')}
      </Button>
    </Form>
  );
}
