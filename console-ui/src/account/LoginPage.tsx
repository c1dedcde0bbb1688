import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { useLocation, useSearch } from 'wouter-preact';
import { useTitle } from '../shared/frame';
import { LoginForm } from '../shared/LoginForm';
import { session } from '../shared/session';
import { t } from '../shared/words';

/** Where to go after the login: a page of the console, never another site. */
export function safeTarget(search: string): string {
  const to = new URLSearchParams(search).get('to') ?? '/';
  return /^\/(?![/\\])/.test(to) && to !== '/sign-out' && to !== '/login' ? to : '/';
}

export default function LoginPage(): JSX.Element {
  const [, go] = useLocation();
  const target = safeTarget(useSearch());
  useTitle(t('loginTitle'));
  const inside = Boolean(session.value);
  useEffect(() => {
    if (inside) go(target, { replace: true });
  }, [inside, go, target]);
  return (
    <div class="narrow card">
      <h1>{t('loginTitle')}</h1>
      <LoginForm onDone={() => go(target, { replace: true })} />
    </div>
  );
}
