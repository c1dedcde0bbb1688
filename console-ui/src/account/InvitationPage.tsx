import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { useAction } from '../shared/action';
import { api } from '../shared/api';
import { Form } from '../shared/Form';
import { useTitle } from '../shared/frame';
import { Button, ButtonLink } from '../shared/parts';
import { t } from '../shared/words';
import { NewPassword } from './Password';
import { w } from './words';

/** Where an invited person chooses a password. The token stands behind the # of the address. */
export default function InvitationPage(): JSX.Element {
  useTitle(w('inviteTitle'));
  const [token] = useState(() => decodeURIComponent(location.hash.slice(1)));
  const [password, setPassword] = useState('');
  const [done, setDone] = useState(false);
  const accept = useAction(async () => {
    await api.post('/api/invitations', { token, password });
    history.replaceState(null, '', location.pathname);
    setDone(true);
  });
  return (
    <div class="narrow card">
      <h1>{w('inviteTitle')}</h1>
      {done ? (
        <>
          <p role="status">{w('doneSignIn')}</p>
          <ButtonLink to="/login" kind="primary">
            {t('signIn')}
          </ButtonLink>
        </>
      ) : token === '' ? (
        <p>{w('inviteMissing')}</p>
      ) : (
        <Form onSubmit={accept.run} problem={accept.problem} label={w('inviteTitle')}>
          <p>{w('inviteIntro')}</p>
          <NewPassword value={password} onInput={setPassword} />
          <Button type="submit" kind="primary" busy={accept.busy}>
            {w('inviteDo')}
          </Button>
        </Form>
      )}
    </div>
  );
}
