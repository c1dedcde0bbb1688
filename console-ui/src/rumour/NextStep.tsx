import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { useLocation } from 'wouter-preact';
import { useAction } from '../shared/action';
import { api } from '../shared/api';
import { Button, Section } from '../shared/parts';
import { Problem } from '../shared/Problem';
import { iMay } from '../shared/session';
import type { Incident, Rumour } from '../shared/types';
import { CloseForm, VerdictForm } from './StateForms';
import { stepsOf, type Step } from './nextStep';
import { whyNotJudge, whyNotWrite } from './rights';
import { r } from './words';

interface NextStepProps {
  rumour: Rumour;
  incident: Incident | undefined;
  onChange: (changed: Rumour) => void;
  /** While a form is open, what is on the screen stays as it is. */
  onAsking: (asking: boolean) => void;
}

/** What to do now, as one button; what else can be done is quieter. */
export function NextStep({ rumour, incident, onChange, onAsking }: NextStepProps): JSX.Element {
  const [, go] = useLocation();
  const [form, setForm] = useState<'verdict' | 'close'>();
  const { first, others, belowThreshold } = stepsOf(rumour);
  const move = useAction(async (body: object) => {
    onChange(await api.put<Rumour>(`/api/rumours/${rumour.id}/state`, body, rumour.version));
    setForm(undefined);
  });
  const asking = form !== undefined;
  useEffect(() => onAsking(asking), [asking, onAsking]);
  useEffect(() => setForm(undefined), [rumour.state]);

  const take = (step: Step): void => {
    if (step.act === 'move') void move.run({ state: step.to });
    else if (step.act === 'correct') go(`/i/${rumour.incident}/messages/new?corrects=${rumour.id}`);
    else if (step.act === 'openCorrection') go(`/messages/${rumour.correction ?? ''}`);
    else if (step.act === 'facts') go(`/i/${rumour.incident}/facts`);
    else {
      move.clear();
      setForm(step.act);
    }
  };
  const why = (step: Step): string | undefined => {
    if (step.act === 'openCorrection' || step.act === 'facts') return undefined;
    if (step.act === 'correct')
      return incident && !iMay(['AUTHOR'], incident) ? r('mayNotCorrect') : undefined;
    return step.act === 'verdict' ? whyNotJudge(incident) : whyNotWrite(incident);
  };

  return (
    <Section title={r('next')} class="card rumour-next">
      {belowThreshold ? (
        <p>
          <strong>{r('lowTitle')}.</strong> {r('low')}
        </p>
      ) : (
        <p>{r(`next.${rumour.state}`)}</p>
      )}
      {!form && <Problem of={move.problem} nothingTyped />}
      {form === 'verdict' && <VerdictForm rumour={rumour} save={move} onCancel={() => setForm(undefined)} />}
      {form === 'close' && <CloseForm rumour={rumour} save={move} onCancel={() => setForm(undefined)} />}
      {!form && (
        <div class="line">
          {[first, ...others].map((step) => (
            <Button
              key={step.word}
              kind={step === first ? 'primary' : 'quiet'}
              whyNot={why(step)}
              busy={move.busy && step.act === 'move'}
              onClick={() => take(step)}
            >
              {r(step.word)}
            </Button>
          ))}
        </div>
      )}
    </Section>
  );
}
