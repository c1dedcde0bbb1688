import type { JSX } from 'preact';
import { useLive } from '../live/useLive';
import { useTitle } from '../shared/frame';
import { Empty, Loading, Row, Rows, Section } from '../shared/parts';
import { platformName } from '../shared/platforms';
import { Problem } from '../shared/Problem';
import { iMay } from '../shared/session';
import { Chip } from '../shared/StateChip';
import { Time } from '../shared/Time';
import { Doors } from './Doors';
import type { Listened } from './types';
import './watch.css';
import { WatchNav } from './WatchNav';
import { l } from './words';

/** Which accounts are asked what people write to them, and which programs bring reactions (platforms, guideline H29). */
export default function ListeningPage(): JSX.Element {
  useTitle(l('listening'));
  return (
    <div class="watch-width">
      <WatchNav />
      <div class="page-head">
        <h1>{l('listening')}</h1>
      </div>
      <div class="stack">
        <p class="quiet readable">{l('listeningNote')}</p>
        <ListenedAccounts />
        {iMay(['LEAD', 'ADMIN']) ? <Doors /> : <p class="quiet">{l('doorsLeadOnly')}</p>}
      </div>
    </div>
  );
}

function ListenedAccounts(): JSX.Element {
  const accounts = useLive<{ items: Listened[] }>('/api/listening', {
    touchedBy: (hint) => hint.kind.startsWith('account') || hint.kind.startsWith('reactions'),
  });
  return (
    <Section title={l('listenAccounts')}>
      <Problem of={accounts.problem} onRetry={accounts.refresh} nothingTyped />
      {!accounts.data && accounts.loading && <Loading />}
      {accounts.data?.items.length === 0 && <Empty>{l('listenNone')}</Empty>}
      {accounts.data && accounts.data.items.length > 0 && (
        <Rows label={l('listenAccounts')}>
          {accounts.data.items.map((account) => (
            <Row
              key={account.account}
              to={`/accounts/${account.account}/checkups`}
              title={account.name}
              state={<State of={account} />}
            >
              <About of={account} />
            </Row>
          ))}
        </Rows>
      )}
    </Section>
  );
}

function State({ of }: { of: Listened }): JSX.Element {
  if (!of.listens) {
    return <Chip tone="neutral" shape="ring" word={l('listenCannot')} />;
  }
  if (of.problem) {
    return <Chip tone="bad" shape="triangle" word={l('listenWrong')} />;
  }
  return of.asked ? (
    <Chip tone="live" shape="dot" word={l('listenAsked')} />
  ) : (
    <Chip tone="neutral" shape="ring" word={l('listenRests')} />
  );
}

function About({ of }: { of: Listened }): JSX.Element {
  return (
    <>
      <span>{platformName(of.platform)}</span>
      {of.sandbox && <span> · {l('listenExercise')}</span>}
      {of.heardAt && (
        <span>
          {' '}
          · {l('listenHeard')} <Time at={of.heardAt} />
        </span>
      )}
      {of.problem && <p>{of.problem}</p>}
      {of.next && (
        <p>
          {l('listenNext')} {of.next}
        </p>
      )}
    </>
  );
}
