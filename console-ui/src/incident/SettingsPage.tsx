import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { useLive } from '../live/useLive';
import { useIncident, useTitle } from '../shared/frame';
import { Loading, News, Section } from '../shared/parts';
import type { PageProps } from '../shared/page';
import { Problem } from '../shared/Problem';
import { iMay } from '../shared/session';
import type { Incident } from '../shared/types';
import { DetailsForm } from './DetailsForm';
import { PublicAddresses } from './PublicAddresses';
import { RosterForm } from './RosterForm';
import { StateForm } from './StateForm';
import { w } from './words';

/** What only the lead decides: the state, who does what, and the details. */
export default function SettingsPage({ params }: PageProps): JSX.Element {
  const id = params.id ?? '';
  useIncident(id);
  useTitle(w('settings'));
  const [done, setDone] = useState('');
  // Two people changing one incident is told by the version; nothing jumps while somebody types here.
  const live = useLive<Incident>(`/api/incidents/${id}`, {
    touchedBy: (hint) => hint.incident === id && hint.kind.startsWith('incident.'),
  });
  const incident = live.data;
  const saved = (word: string) => async (): Promise<void> => {
    await live.refresh();
    setDone(word);
  };
  if (!incident) {
    return (
      <>
        <h1>{w('settingsTitle')}</h1>
        {live.problem === undefined ? (
          <Loading />
        ) : (
          <Problem of={live.problem} onRetry={live.refresh} nothingTyped />
        )}
      </>
    );
  }
  const mayNot = iMay(['LEAD'], incident) ? undefined : w('onlyLead');
  return (
    <>
      <div class="page-head">
        <h1>{w('settingsTitle')}</h1>
        {incident.publicUrl && (
          <a href={incident.publicUrl} target="_blank" rel="noopener noreferrer">
            {w('publicPage')}
          </a>
        )}
      </div>
      <div class="stack">
        <News n={live.news} onShow={live.show} />
        <p role="status">{done}</p>
        <Section title={w('state')}>
          <StateForm
            incident={incident}
            whyNot={mayNot}
            onRefresh={live.refresh}
            onSaved={saved(w('saved'))}
          />
        </Section>
        <Section title={w('roster')}>
          <RosterForm
            incident={incident}
            whyNot={mayNot}
            onRefresh={live.refresh}
            onSaved={saved(w('rosterSaved'))}
          />
        </Section>
        <Section title={w('details')}>
          <DetailsForm
            incident={incident}
            whyNot={incident.state === 'CLOSED' ? w('factClosed') : mayNot}
            onRefresh={live.refresh}
            onSaved={saved(w('saved'))}
          />
        </Section>
        <PublicAddresses incident={incident} />
      </div>
    </>
  );
}
