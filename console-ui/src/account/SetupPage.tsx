import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { useAction } from '../shared/action';
import { api } from '../shared/api';
import { Field, Form } from '../shared/Form';
import { useTitle } from '../shared/frame';
import { Button, ButtonLink } from '../shared/parts';
import { t } from '../shared/words';
import { NewPassword } from './Password';
import { w } from './words';

/** The first administrator. The token stands behind the # of the address, so that it reaches no log. */
export default function SetupPage(): JSX.Element {
  useTitle(w('setupTitle'));
  const [token, setToken] = useState(() => decodeURIComponent(location.hash.slice(1)));
  const [name, setName] = useState('');
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const [done, setDone] = useState(false);
  const make = useAction(async () => {
    await api.post('/api/setup', {
      token: token.trim(),
      username: username.trim(),
      name: name.trim(),
      password,
    });
    history.replaceState(null, '', location.pathname);
    setDone(true);
  });
  return (
    <div class="narrow card">
      <h1>{w('setupTitle')}</h1>
      {done ? (
        <>
          <p role="status">{w('doneSignIn')}</p>
          <ButtonLink to="/login" kind="primary">
            {t('signIn')}
          </ButtonLink>
        </>
      ) : (
        <Form onSubmit={make.run} problem={make.problem} label={w('setupTitle')}>
          <p>{w('setupIntro')}</p>
          <Field
            name="token"
            label={w('setupToken')}
            help={w('setupTokenHelp')}
            value={token}
            onInput={setToken}
            limit={200}
          />
          <Field
            name="name"
            label={w('setupName')}
            value={name}
            onInput={setName}
            autoComplete="name"
            limit={120}
          />
          <Field
            name="username"
            label={w('setupUsername')}
            help={w('setupUsernameHelp')}
            value={username}
            onInput={setUsername}
            autoComplete="username"
            autoCapitalize="none"
            limit={80}
          />
          <NewPassword value={password} onInput={setPassword} />
          <Button type="submit" kind="primary" busy={make.busy}>
            {w('setupDo')}
          </Button>
        </Form>
      )}
    </div>
  );
}
