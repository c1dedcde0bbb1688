import type { JSX } from 'preact';
import { useLive } from '../live/useLive';
import { api, publicOnly } from '../shared/api';
import { Lift } from '../shared/Brake';
import { useTitle } from '../shared/frame';
import { Loading, Section } from '../shared/parts';
import { Problem } from '../shared/Problem';
import { iMay } from '../shared/session';
import { Chip } from '../shared/StateChip';
import { Time } from '../shared/Time';
import type { Page, ServiceMode, StaticCopy } from '../shared/types';
import { e } from './words';
import './edge.css';

const command = "curl -X POST 'http://localhost:8081/tasks/public-only?on=true'";

/** Whether the public pages are kept up: the switch that closes all the rest, and the copies for when Baken is down. */
export default function ServiceModePage(): JSX.Element {
  useTitle(e('title'));
  const mode = useLive<ServiceMode>('/api/service-mode', {
    touchedBy: (hint) => hint.kind.startsWith('service.'),
  });
  return (
    <div class="stack settled-width">
      <div class="page-head">
        <h1>{e('title')}</h1>
      </div>
      <p class="readable">{e('intro')}</p>
      <Section title={e('now')}>
        <Problem of={mode.problem} onRetry={mode.refresh} nothingTyped />
        {!mode.data && mode.loading && <Loading />}
        {mode.data && <Switch mode={mode.data} onChanged={mode.set} />}
      </Section>
      <Section title={e('whatOnly')}>
        <ul class="readable service-mode-lines">
          <li>{e('only1')}</li>
          <li>{e('only2')}</li>
          <li>{e('only3')}</li>
        </ul>
        <p class="readable">{e('port')}</p>
        <p>
          <code class="service-mode-command">{command}</code>
        </p>
      </Section>
      {!publicOnly.value && <Copies />}
    </div>
  );
}

function Switch(props: { mode: ServiceMode; onChanged: (mode: ServiceMode) => void }): JSX.Element {
  const { publicOnly: only, version, changedBy, changedAt } = props.mode;
  const put = async (wanted: boolean): Promise<void> => {
    const changed = await api.put<ServiceMode>('/api/service-mode', { publicOnly: wanted }, version);
    publicOnly.value = wanted;
    props.onChanged(changed);
  };
  const whyNot = iMay(['LEAD', 'ADMIN']) ? undefined : e('who');
  return (
    <div class="stack">
      <p class="line">
        {only ? (
          <Chip tone="bad" shape="square" word={e('only')} />
        ) : (
          <Chip tone="good" shape="check" word={e('all')} />
        )}
        {version > 1 && <span>{e('since', { name: changedBy })}</span>}
        {version > 1 && <Time at={changedAt} />}
      </p>
      <div class="line">
        {only ? (
          <Lift
            label={e('turnOff')}
            title={e('turnOffTitle')}
            intro={e('turnOffIntro')}
            whyNot={whyNot}
            onLift={() => put(false)}
          />
        ) : (
          <Lift
            label={e('turnOn')}
            title={e('turnOnTitle')}
            intro={e('turnOnIntro')}
            whyNot={whyNot}
            onLift={() => put(true)}
          />
        )}
      </div>
    </div>
  );
}

function Copies(): JSX.Element {
  const copies = useLive<Page<StaticCopy>>('/api/static-copies');
  return (
    <Section title={e('copies')}>
      <p class="readable">{e('copiesIntro')}</p>
      <Problem of={copies.problem} onRetry={copies.refresh} nothingTyped />
      {copies.data?.items.length === 0 && <p>{e('copiesNone')}</p>}
      <ul class="rows">
        {copies.data?.items.map((copy) => (
          <li key={copy.kind} class="row">
            <span class="row-title">
              {e(copy.kind === 'FOLDER' ? 'copyFolder' : 'copyBucket')} {copy.name}
            </span>
            <span class="line">
              <State copy={copy} />
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function State({ copy }: { copy: StaticCopy }): JSX.Element {
  if (copy.ok === undefined) return <Chip tone="neutral" shape="ring" word={e('copyWaiting')} />;
  if (copy.ok) {
    return (
      <>
        <Chip tone="good" shape="check" word={e('copyOk')} />
        <span>{e('copyFiles', { n: copy.files })}</span>
        <span>
          {e('copyAt')} <Time at={copy.copiedAt} />
        </span>
      </>
    );
  }
  return (
    <>
      <Chip tone="bad" shape="cross" word={e('copyFailing')} />
      <span>
        {e('copyFailingSince')} <Time at={copy.failingSince} />
      </span>
      {copy.problem && <q lang="en">{copy.problem}</q>}
    </>
  );
}
