import type { ComponentType, JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { currentIncident } from '../shared/frame';
import { loadWords } from '../shared/i18n';

/** Fetches the panel of the guided exercise when somebody is in an exercise; nobody else waits for it. */
export function GuidedSlot(): JSX.Element | null {
  const [Panel, setPanel] = useState<ComponentType>();
  const exercise = currentIncident.value?.kind === 'EXERCISE';
  useEffect(() => {
    if (!exercise || Panel) return;
    void import('./GuidedPanel').then(async (module) => {
      await loadWords();
      setPanel(() => module.default);
    });
  }, [exercise, Panel]);
  return exercise && Panel ? <Panel /> : null;
}
