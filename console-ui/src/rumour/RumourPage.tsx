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
import { Answers } from './Answers';
import { Clocks } from './Clocks';
import { EditForm } from './EditForm';
import { EvidencePart } from './EvidencePart';
import { Facts } from './Facts';
import { MergedInto, Merging } from './Merged';
import { NextStep } from './NextStep';
import { Questions } from './Questions';
import { whyNotChange } from './rights';
import './rumour.css';
import { Sightings } from './Sightings';
import { useFormFocus } from './useFormFocus';
import { r } from './words';

/** One rumour: what is known, the proof, the verdict and what to do now. */
export default function RumourPage({ params }: PageProps): JSX.Element {
  const id = params.id ?? '';
  const [editing, setEditing] = useState(false);
  const facts = useFormFocus<HTMLDivElement>(editing);
  const [deciding, setDeciding] = useState(false);
  const [asking, setAsking] = useState(false);
  const [seeing, setSeeing] = useState(false);
  const live = useLive<Rumour>(`/api/rumours/${id}`, {
    touchedBy: (hint) => hint.id === id,
    keep: editing || deciding || asking || seeing,
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
  const shared = { rumour, incident, onChange: live.refresh };
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
          {rumour.mergedInto ? (
            <MergedInto {...shared} />
          ) : (
            <NextStep
              rumour={rumour}
              incident={incident}
              onChange={live.set}
              onRefresh={live.refresh}
              onAsking={setDeciding}
            />
          )}
          {rumour.verdict && <Verdict rumour={rumour} />}
          {!rumour.mergedInto && <Answers rumour={rumour} incident={incident} />}
          <Questions {...shared} onAsking={setAsking} />
          <EvidencePart rumour={rumour} incident={incident} onAdded={live.refresh} />
          {!rumour.mergedInto && <Merging {...shared} />}
        </div>
        <div class="stack">
          <Clocks rumour={rumour} />
          <Sightings {...shared} onAsking={setSeeing} />
          <div ref={facts}>
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
                  <Button small whyNot={whyNotChange(rumour, incident)} onClick={() => setEditing(true)}>
                    {t('edit')}
                  </Button>
                }
              >
                <Facts rumour={rumour} />
              </Section>
            )}
          </div>
        </div>
      </div>
    </>
  );
}

function Verdict({ rumour }: { rumour: Rumour }): JSX.Element {
  return (
    <Section title={r('verdict')} aside={rumour.verdict && <StateChip of="rumour" state={rumour.verdict} />}>
      {rumour.verdictNote && <p class="pre readable rumour-claim">{rumour.verdictNote}</p>}
      {rumour.verdictSource && (
        <p class="rumour-claim">{r('answerSource', { source: rumour.verdictSource })}</p>
      )}
      <p class="small quiet">
        {rumour.verdictBy && r('verdictBy', { name: rumour.verdictBy })}{' '}
        <Time at={rumour.clocks?.verdictAt} />
      </p>
    </Section>
  );
}
