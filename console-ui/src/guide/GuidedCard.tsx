import type { JSX } from 'preact';
import { useLocation } from 'wouter-preact';
import { useLive } from '../live/useLive';
import { useAction } from '../shared/action';
import { api } from '../shared/api';
import { Button, Section } from '../shared/parts';
import { Problem } from '../shared/Problem';
import { guidedPath, type Guided } from './guided';
import { g } from './words';

/** Where a newcomer begins the exercise of ten minutes, or goes on with it. */
export function GuidedCard(): JSX.Element {
  const live = useLive<Guided>(guidedPath);
  const [, go] = useLocation();
  const start = useAction(async () => {
    const begun = await api.post<Guided>('/api/guided-exercises', {});
    go(`/i/${begun.incident}`);
  });
  const going = Boolean(live.data?.incident);
  return (
    <Section title={g('guidedTitle')}>
      <p class="readable">{g('guidedIntro')}</p>
      <Problem of={start.problem ?? live.problem} onRetry={live.refresh} nothingTyped />
      <div class="line">
        <Button kind="primary" busy={start.busy} onClick={() => start.run()}>
          {going ? g('guidedGoOn') : g('guidedStart')}
        </Button>
        {going && live.data && (
          <span class="quiet">{g('guidedDone', { done: live.data.done, of: live.data.steps.length })}</span>
        )}
      </div>
    </Section>
  );
}
