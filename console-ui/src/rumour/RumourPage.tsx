import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Link } from 'wouter-preact';
import { useLive } from '../live/useLive';
import { useIncident, useTitle } from '../shared/frame';
import { Button, Loading, News, Section } from '../shared/parts';
import type { PageProps } from '../shared/page';
import { Problem } from '../shared/Problem';
import { StateChip } from '../shared/StateChip';
import { Time } from '../shared/Time';
import type { Rumour } from '../shared/types';
import { t } from '../shared/words';
import { Clocks } from './Clocks';
import { EditForm } from './EditForm';
import { EvidencePart } from './EvidencePart';
import { NextStep } from './NextStep';
import { whyNotWrite } from './rights';
import './rumour.css';
import { r } from './words';

/** One rumour: what is known, the proof, the verdict and what to do now. */
export default function RumourPage({ params }: PageProps): JSX.Element {
  const id = params.id ?? '';
  const [editing, setEditing] = useState(false);
  const [asking, setAsking] = useState(false);
  const live = useLive<Rumour>(`/api/rumours/${id}`, {
    touchedBy: (hint) => hint.id === id,
    keep: editing || asking,
  });
  const rumour = live.data;
  const incident = useIncident(rumour?.incident);
  useTitle(rumour?.claim ?? t('navRumours'));
  if (!rumour) {
    return live.problem === undefined ? (
      <Loading />
    ) : (
      <Problem of={live.problem} onRetry={live.refresh} nothingTyped />
    );
  }
  return (
    <>
      <p>
        <Link href={`/i/${rumour.incident}/rumours`}>← {t('navRumours')}</Link>
      </p>
      <div class="page-head">
        <h1 class="rumour-claim">“{rumour.claim}”</h1>
        <StateChip of="rumour" state={rumour.state} />
      </div>
      <News n={live.news} onShow={live.show} />
      <div class="rumour-columns">
        <div class="stack">
          <NextStep rumour={rumour} incident={incident} onChange={live.set} onAsking={setAsking} />
          {rumour.verdict && <Verdict rumour={rumour} />}
          <EvidencePart rumour={rumour} incident={incident} onAdded={live.refresh} />
        </div>
        <div class="stack">
          <Clocks rumour={rumour} />
          {editing ? (
            <EditForm
              rumour={rumour}
              onRefresh={live.refresh}
              onDone={(changed) => {
                if (changed) live.set(changed);
                setEditing(false);
              }}
            />
          ) : (
            <Section
              title={r('facts')}
              aside={
                <Button small whyNot={whyNotWrite(incident)} onClick={() => setEditing(true)}>
                  {t('edit')}
                </Button>
              }
            >
              <Facts rumour={rumour} />
            </Section>
          )}
        </div>
      </div>
    </>
  );
}

function Verdict({ rumour }: { rumour: Rumour }): JSX.Element {
  return (
    <Section title={r('verdict')} aside={rumour.verdict && <StateChip of="rumour" state={rumour.verdict} />}>
      <p class="pre readable">{rumour.verdictNote}</p>
      <p class="small quiet">
        {rumour.verdictBy && r('verdictBy', { name: rumour.verdictBy })}{' '}
        <Time at={rumour.clocks?.verdictAt} />
      </p>
    </Section>
  );
}

/** A link only when it is one: what was typed could also be a script's address. */
function Address({ url }: { url: string }): JSX.Element {
  if (!/^https?:\/\//i.test(url)) return <span class="rumour-claim">{url}</span>;
  return (
    <a href={url} target="_blank" rel="noopener noreferrer" class="rumour-claim">
      {url}
    </a>
  );
}

function Facts({ rumour }: { rumour: Rumour }): JSX.Element {
  const lines: [string, JSX.Element | string | undefined][] = [
    [r('fact.where'), rumour.where],
    [r('fact.seenAt'), rumour.seenAt && <Time at={rumour.seenAt} />],
    [r('url'), rumour.url && <Address url={rumour.url} />],
    [r('fact.reach'), r(`reach.${rumour.reach}`)],
    [r('fact.harm'), r(`harm.${rumour.harm}`)],
    [r('fact.kind'), r(`kind.${rumour.kind}`)],
    [r('fact.source'), rumour.source],
    [r('note'), rumour.note && <span class="pre">{rumour.note}</span>],
    [
      r('correction'),
      rumour.correction && <Link href={`/messages/${rumour.correction}`}>{r('openCorrection')}</Link>,
    ],
  ];
  return (
    <dl class="facts-list">
      {lines
        .filter(([, value]) => value)
        .map(([label, value]) => (
          <div key={label} class="facts-pair">
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}
