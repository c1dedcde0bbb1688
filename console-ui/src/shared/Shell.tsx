import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { Link, useLocation } from 'wouter-preact';
import { AlarmBell, useAlarms } from '../alarm/AlarmBell';
import { useClocks } from '../clocks/useClocks';
import { ServiceModeBand } from '../edge/ServiceModeBand';
import { GuidedSlot } from '../guide/GuidedSlot';
import { HelpButton } from '../guide/HelpButton';
import { connection } from '../live/stream';
import { HouseHoldBand, HouseStop, useHouseHold } from '../publishing/HouseHold';
import { api, publicOnly, reachable } from './api';
import { drafts } from './drafts';
import { currentIncident } from './frame';
import { choose, forgetChoice, isLanguage, language, languages, ownNames } from './i18n';
import { LoginForm } from './LoginForm';
import { Button, Dialog } from './parts';
import { Chip } from './StateChip';
import { session, sessionEnded } from './session';
import type { Incident } from './types';
import { t } from './words';

/** What is around every page: skip link, exercise band, header, menus and, over it all, the login that was lost. */
export function Shell({ children }: { children: ComponentChildren }): JSX.Element {
  const incident = currentIncident.value;
  const exercise = incident?.kind === 'EXERCISE';
  return (
    <>
      <a class="skip-link" href="#main">
        {t('skip')}
      </a>
      {exercise && (
        <div class="exercise-band" role="region" aria-label={t('exercise')}>
          <strong>{t('exercise')}</strong> <span>{t('exerciseBand')}</span>
        </div>
      )}
      {exercise && <div class="exercise-edge" aria-hidden="true" />}
      <Header />
      {session.value && <Watch />}
      {incident && <IncidentMenu incident={incident} />}
      {session.value && exercise && <GuidedSlot />}
      <main id="main" tabIndex={-1}>
        {children}
      </main>
      {incident && <BottomBar incident={incident} />}
      {sessionEnded.value && (
        <Dialog title={t('loginTitle')}>
          <LoginForm reason={t('loginEnded')} onDone={() => (sessionEnded.value = false)} />
        </Dialog>
      )}
    </>
  );
}

/** What everybody who is logged in is told on every page. */
function Watch(): JSX.Element {
  useHouseHold();
  useAlarms();
  useClocks();
  return (
    <>
      <ServiceModeBand />
      <HouseHoldBand />
    </>
  );
}

function Header(): JSX.Element {
  const here = session.value;
  return (
    <header class="house">
      <Link href="/" class="house-name">
        <img src={`${import.meta.env.BASE_URL}icon.svg`} alt="" width="24" height="24" />
        <span>{here?.house.name ?? 'Baken'}</span>
      </Link>
      {here && <Connection />}
      {here && <AlarmBell />}
      <div class="house-tools">
        {here && <HelpButton />}
        {here && <HouseStop />}
        <LanguageSwitch />
        {here && <PersonMenu name={here.person.name} />}
      </div>
    </header>
  );
}

function Connection(): JSX.Element | null {
  // Nothing is lost then: a band says what is closed, and why.
  if (publicOnly.value) return null;
  const lost = !reachable.value || connection.value === 'lost';
  return (
    <span class="connection" role="status">
      {lost ? (
        <Chip tone="bad" shape="cross" word={t('lost')} />
      ) : connection.value === 'live' ? (
        <Chip tone="good" shape="dot" word={t('live')} />
      ) : (
        <Chip tone="neutral" shape="half" word={t('connecting')} />
      )}
    </span>
  );
}

function LanguageSwitch(): JSX.Element {
  return (
    <label class="language-switch">
      <span class="hidden">{t('language')}</span>
      <select
        value={language.value}
        onChange={(event) => {
          const wanted = event.currentTarget.value;
          if (isLanguage(wanted)) void choose(wanted);
        }}
      >
        {languages.map((each) => (
          <option key={each} value={each} lang={each} aria-label={ownNames[each]}>
            {each.toUpperCase()}
          </option>
        ))}
      </select>
    </label>
  );
}

function PersonMenu({ name }: { name: string }): JSX.Element {
  const [open, setOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const [, go] = useLocation();
  useEffect(() => {
    if (!open) return;
    const away = (event: Event): void => {
      if (!box.current?.contains(event.target as Node)) setOpen(false);
    };
    const escape = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') setOpen(false);
    };
    document.addEventListener('pointerdown', away);
    document.addEventListener('focusin', away);
    document.addEventListener('keydown', escape);
    return () => {
      document.removeEventListener('pointerdown', away);
      document.removeEventListener('focusin', away);
      document.removeEventListener('keydown', escape);
    };
  }, [open]);
  const links: [string, string][] = [
    ['/', t('navIncidents')],
    ['/alarms', t('navAlarms')],
    ['/held', t('navHeld')],
    ['/playbooks', t('navPlaybooks')],
    ['/preparation', t('navPreparation')],
    ['/accounts', t('navAccounts')],
    ['/subscriptions', t('navSubscriptions')],
    ['/people', t('navPeople')],
    ['/groups', t('navGroups')],
    ['/policies', t('navPolicies')],
    ['/house-rules', t('navHouseRules')],
    ['/triage-policy', t('navTriagePolicy')],
    ['/service-mode', t('navServiceMode')],
    ['/watch', t('navWatch')],
    ['/guidelines', t('navGuidelines')],
    ['/me', t('myPage')],
  ];
  return (
    <div class="menu" ref={box}>
      <Button expanded={open} label={t('personMenu', { name })} onClick={() => setOpen(!open)}>
        <span class="menu-name">{name}</span>
        <span class="menu-word">Menu</span> <span aria-hidden="true">▾</span>
      </Button>
      {open && (
        <nav class="menu-list" aria-label={t('navMain')} onClick={() => setOpen(false)}>
          {links.map(([to, label]) => (
            <Link key={to} href={to}>
              {label}
            </Link>
          ))}
          <button type="button" class="link" onClick={() => go('/sign-out')}>
            {t('signOut')}
          </button>
        </nav>
      )}
    </div>
  );
}

/** Signs out; when typing is still only on this device, it is said first. */
export function SignOut(): JSX.Element {
  const [, go] = useLocation();
  const [unsent] = useState(() => drafts.count());
  const leave = async (): Promise<void> => {
    await api.delete('/api/session');
    forgetChoice();
    session.value = null;
    go('/login');
  };
  useEffect(() => {
    if (unsent === 0) void leave();
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once, on arriving
  }, []);
  if (unsent === 0) return <p class="loading">{t('signOut')}</p>;
  return (
    <div class="narrow">
      <h1>{t('signOut')}</h1>
      <p>{t('signOutDrafts', { n: unsent })}</p>
      <p>{t('signOutKeep')}</p>
      <Button kind="primary" onClick={leave}>
        {t('signOut')}
      </Button>
    </div>
  );
}

/** What an incident has pages for; an exercise has those of its play too. */
function places({ id, kind }: Incident): [to: string, label: string, phone: boolean][] {
  const base = `/i/${id}`;
  const play: [string, string, boolean][] = [
    [`${base}/exercise`, t('navExercise'), false],
    [`${base}/score`, t('navScore'), false],
  ];
  return [
    [base, t('navRoom'), true],
    [`${base}/messages`, t('navMessages'), true],
    [`${base}/rumours`, t('navRumours'), true],
    [`${base}/reactions`, t('navReactions'), false],
    [`${base}/checklist`, t('navChecklist'), true],
    [`${base}/facts`, t('navFacts'), false],
    [`${base}/situation`, t('navSituation'), false],
    [`${base}/questions`, t('navQuestions'), false],
    [`${base}/deliveries`, t('navDeliveries'), false],
    [`${base}/figures`, t('navFigures'), false],
    [`${base}/preflight`, t('navPreflight'), false],
    [`${base}/forwarding`, t('navForwarding'), false],
    [`${base}/subscriptions`, t('navSubscriptions'), false],
    [`${base}/log`, t('navLog'), false],
    [`${base}/report`, t('navReport'), false],
    ...(kind === 'EXERCISE' ? play : []),
  ];
}

/** Which entry of the menu a page under none of them belongs to (a message belongs to Messages). */
function isHere(path: string, to: string, base: string): boolean {
  if (path === to) return true;
  if (to !== base && path.startsWith(`${to}/`)) return true;
  const part = to.slice(base.length);
  return part.length > 1 && path.startsWith(`${part}/`);
}

function IncidentMenu({ incident }: { incident: Incident }): JSX.Element {
  const { id, title } = incident;
  const [path] = useLocation();
  return (
    <nav class="incident-menu" aria-label={t('navIncident')}>
      <span class="incident-menu-title">{title}</span>
      <ul>
        {places(incident).map(([to, label]) => (
          <li key={to}>
            <Link href={to} aria-current={isHere(path, to, `/i/${id}`) ? 'page' : undefined}>
              {label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function BottomBar({ incident }: { incident: Incident }): JSX.Element {
  const { id } = incident;
  const [path] = useLocation();
  const [more, setMore] = useState(false);
  const all = places(incident);
  useEffect(() => setMore(false), [path]);
  return (
    <nav class="bottom-bar" aria-label={t('navIncident')}>
      {all
        .filter(([, , phone]) => phone)
        .map(([to, label]) => (
          <Link key={to} href={to} aria-current={isHere(path, to, `/i/${id}`) ? 'page' : undefined}>
            {label}
          </Link>
        ))}
      <button type="button" aria-expanded={more} onClick={() => setMore(!more)}>
        {t('navMore')}
      </button>
      {more && (
        <Dialog title={t('navMore')} onClose={() => setMore(false)}>
          <ul class="rows">
            {all
              .filter(([, , phone]) => !phone)
              .map(([to, label]) => (
                <li key={to} class="row">
                  <Link href={to} class="row-title">
                    {label}
                  </Link>
                </li>
              ))}
          </ul>
        </Dialog>
      )}
    </nav>
  );
}
