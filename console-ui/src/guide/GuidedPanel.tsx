import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { useLocation } from 'wouter-preact';
import { useLive } from '../live/useLive';
import { useAction } from '../shared/action';
import { api } from '../shared/api';
import { currentIncident } from '../shared/frame';
import { inMyLanguage, language } from '../shared/i18n';
import { Button, ButtonLink } from '../shared/parts';
import { Problem } from '../shared/Problem';
import './guide.css';
import { guidedPath, mayEndStep, shownIn, type Guided, type GuidedStep } from './guided';
import { g } from './words';

/** The step that a newcomer is at, above the page of their own exercise: it takes its own room and covers nothing, and folds away. */
export default function GuidedPanel(): JSX.Element | null {
  const latest = useRef<Guided>();
  const live = useLive<Guided>(guidedPath, { touchedBy: (hint) => mayEndStep(latest.current, hint) });
  latest.current = live.data;
  const incident = currentIncident.value?.id;
  const [, go] = useLocation();
  const next = useAction(async (step: string) => live.set(await api.put<Guided>(guidedPath, { step })));
  const stop = useAction(async () => {
    live.set(await api.delete<Guided>(guidedPath));
    go('/help');
  });
  const { refresh } = live;
  useEffect(() => {
    void refresh();
  }, [incident, refresh]);
  const shown = shownIn(live.data, incident);
  if (!shown) return null;
  const { step, number, of } = shown;
  return (
    <aside class="guided" aria-label={g('guidedTitle')}>
      <details open>
        <summary aria-live="polite">
          <strong>{step ? g('guidedStep', { number, of }) : g('guidedTitle')}</strong> ·{' '}
          {step ? inMyLanguage(step.title) : g('guidedAll')}
        </summary>
        {step && <StepLines step={step} />}
        <Problem of={next.problem ?? stop.problem} nothingTyped />
        <div class="line">
          {step && <ButtonLink to={step.path}>{g('guidedGo')}</ButtonLink>}
          {step?.byHand && (
            <Button kind="primary" busy={next.busy} onClick={() => next.run(step.id)}>
              {g('guidedNext')}
            </Button>
          )}
          <Button busy={stop.busy} onClick={() => stop.run()}>
            {g('guidedStop')}
          </Button>
        </div>
      </details>
    </aside>
  );
}

function StepLines({ step }: { step: GuidedStep }): JSX.Element {
  const lines = step.lines[language.value] ?? Object.values(step.lines)[0] ?? [];
  return (
    <ul class="help-lines" aria-live="polite">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}
