import { render, type JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { Route, Router, Switch, useLocation } from 'wouter-preact';
import { startLive, stopLive } from './live/stream';
import { screens, type Screen } from './routes';
import { api, ApiProblem } from './shared/api';
import { startTicking } from './shared/clock';
import { currentIncident, currentScreen, startFrame, useTitle } from './shared/frame';
import { language, loadWords } from './shared/i18n';
import { Button, ButtonLink, Loading } from './shared/parts';
import { Problem } from './shared/Problem';
import { session, sessionEnded, sessionStarted } from './shared/session';
import { Shell } from './shared/Shell';
import { useAction } from './shared/action';
import type { Session } from './shared/types';
import { t } from './shared/words';
import './shared/console.css';

function Console(): JSX.Element {
  const start = useAction(async () => {
    try {
      sessionStarted(await api.get<Session>('/api/session'));
    } catch (failure) {
      if (!(failure instanceof ApiProblem && failure.status === 401)) throw failure;
      session.value = null;
    }
  });
  const { run } = start;
  useEffect(() => void run(), [run]);
  const person = session.value?.person.id;
  const ended = sessionEnded.value;
  useEffect(() => {
    if (person === undefined || ended) return;
    startLive(session.peek()?.newest);
    return stopLive;
  }, [person, ended]);
  if (session.value === undefined) {
    if (start.problem === undefined) return <Loading />;
    return (
      <main class="narrow">
        <Problem of={start.problem} nothingTyped />
        <Button kind="primary" onClick={start.run} busy={start.busy}>
          {t('retry')}
        </Button>
      </main>
    );
  }
  return (
    <Router base={import.meta.env.BASE_URL.replace(/\/$/, '')}>
      <Shell>
        <Switch>
          {screens.map((screen) => (
            <Route key={screen.path} path={screen.path}>
              {(params: Record<string, string | undefined>) => <Guarded screen={screen} params={params} />}
            </Route>
          ))}
          <Route>
            <NotFound />
          </Route>
        </Switch>
      </Shell>
    </Router>
  );
}

function Guarded({
  screen,
  params,
}: {
  screen: Screen;
  params: Record<string, string | undefined>;
}): JSX.Element {
  const [path, go] = useLocation();
  const stranger = !screen.open && session.value === null;
  useEffect(() => {
    currentScreen.value = screen.path;
    if (!screen.incident) currentIncident.value = null;
  }, [screen]);
  useEffect(() => {
    if (stranger) go(`/login?to=${encodeURIComponent(path + window.location.search)}`, { replace: true });
  }, [stranger, go, path]);
  useEffect(() => {
    window.scrollTo(0, 0);
    // Who listens instead of looks hears that another page is there.
    if (firstPage) firstPage = false;
    else document.getElementById('main')?.focus({ preventScroll: true });
  }, [path]);
  if (stranger) return <Loading />;
  const { page: Page } = screen;
  return <Page params={params} />;
}
let firstPage = true;

function NotFound(): JSX.Element {
  useTitle(t('notFoundTitle'));
  return (
    <div class="narrow">
      <h1>{t('notFoundTitle')}</h1>
      <p>{t('notFoundBody')}</p>
      <ButtonLink to="/">{t('navIncidents')}</ButtonLink>
    </div>
  );
}

async function begin(): Promise<void> {
  const root = document.getElementById('app');
  if (!root) return;
  document.documentElement.lang = language.value;
  await loadWords();
  startTicking();
  startFrame();
  render(<Console />, root);
}

void begin();
