import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { useLocation } from 'wouter-preact';
import { useAction } from '../shared/action';
import { api } from '../shared/api';
import { now } from '../shared/clock';
import { Button, Section } from '../shared/parts';
import { Problem } from '../shared/Problem';
import type { Incident, Rumour } from '../shared/types';
import { Countdown } from '../shared/Time';
import { Advice } from './Advice';
import { AskForm } from './AskForm';
import { dueOf } from './clock';
import { useCorrection } from './correctionStep';
import { LookForm } from './LookForm';
import { newestAnswer, stepsFor, stepsOf, waitingQuestions, type Step } from './nextStep';
import { whyNotCorrect, whyNotJudge, whyNotWrite } from './rights';
import { CloseForm, VerdictForm } from './StateForms';
import { useFormFocus } from './useFormFocus';
import { r } from './words';

interface NextStepProps {
  rumour: Rumour;
  incident: Incident | undefined;
  onChange: (changed: Rumour) => void;
  onRefresh: () => Promise<unknown>;
  /** While a form is open, what is on the screen stays as it is. */
  onAsking: (asking: boolean) => void;
}

type Asked = 'verdict' | 'close' | 'ask' | 'look';

/** What this person does now, as one button; what else can be done is quieter. */
export function NextStep({ rumour, incident, onChange, onRefresh, onAsking }: NextStepProps): JSX.Element {
  const [, go] = useLocation();
  const [form, setForm] = useState<Asked>();
  const correction = useCorrection(rumour, incident);
  const move = useAction(async (body: object) => {
    onChange(await api.put<Rumour>(`/api/rumours/${rumour.id}/state`, body, rumour.version));
  });
  const asking = form !== undefined;
  useEffect(() => onAsking(asking), [asking, onAsking]);
  // What was asked for stays open when the state moves on, as long as it still makes sense there.
  useEffect(() => {
    const { first, others } = stepsOf(rumour, now.peek());
    setForm((was) => ([first, ...others].some(({ act }) => act === was) ? was : undefined));
  }, [rumour]);

  const why = (step: Step): string | undefined => {
    if (step.act === 'openCorrection' || step.act === 'facts') return undefined;
    if (step.act === 'correct') return whyNotCorrect(incident);
    return step.act === 'verdict' ? whyNotJudge(incident) : whyNotWrite(incident);
  };
  const { first, others, belowThreshold } = stepsFor(stepsOf(rumour, now.peek()), why);
  const take = (step: Step): void => {
    if (step.act === 'move') void move.run({ state: step.to });
    else if (step.act === 'correct') go(`/i/${rumour.incident}/messages/new?corrects=${rumour.id}`);
    else if (step.act === 'openCorrection') go(correction.to);
    else if (step.act === 'facts') go(`/i/${rumour.incident}/facts`);
    else {
      move.clear();
      setForm(step.act);
    }
  };
  const due = dueOf(rumour);
  const box = useFormFocus<HTMLDivElement>(asking);
  const cancel = (): void => setForm(undefined);

  return (
    <Section
      title={r('next')}
      class="card rumour-next"
      aside={
        due && (
          <span>
            {r(due.what)} <Countdown to={due.at} />
          </span>
        )
      }
    >
      <div ref={box} class="rumour-next-box">
        {!form &&
          (belowThreshold ? (
            <Advice rumour={rumour} />
          ) : (
            <p role="status">{sentence(rumour, correction.sentence)}</p>
          ))}
        {!form && <Problem of={move.problem} nothingTyped />}
        {form === 'verdict' && <VerdictForm rumour={rumour} save={move} onCancel={cancel} />}
        {form === 'close' && <CloseForm rumour={rumour} save={move} onCancel={cancel} />}
        {form === 'ask' && (
          <AskForm
            rumour={rumour}
            incident={incident}
            onCancel={cancel}
            onAsked={async () => {
              cancel();
              await onRefresh();
            }}
          />
        )}
        {form === 'look' && (
          <LookForm
            rumour={rumour}
            onCancel={cancel}
            onDone={(changed) => {
              cancel();
              onChange(changed);
            }}
          />
        )}
        {!form && (
          <div class="line">
            {[first, ...others].map((step, index) => (
              // By its place: the button that was pressed stays, and the keyboard with it, when the state moves on.
              <Button
                key={index}
                kind={step === first ? 'primary' : 'quiet'}
                whyNot={why(step)}
                busy={move.busy && step.act === 'move'}
                onClick={() => take(step)}
              >
                {step.act === 'openCorrection' ? correction.word : r(step.word)}
              </Button>
            ))}
          </div>
        )}
      </div>
    </Section>
  );
}

/** What to do, in one or two sentences: what an expert said goes before what the state says. */
function sentence(rumour: Rumour, ofCorrection: string | undefined): string {
  if (rumour.state === 'MONITORING' && rumour.stillCirculating === false) return r('next.silent');
  if (ofCorrection) return ofCorrection;
  if (['REPORTED', 'VERIFYING', 'UNPROVEN'].includes(rumour.state)) {
    const answered = newestAnswer(rumour);
    if (answered?.answer) {
      return r('next.answered', { name: answered.name, answer: r(`answer.${answered.answer}`) });
    }
    const waiting = waitingQuestions(rumour, now.peek());
    if (waiting.length > 0) return r('next.asked', { names: waiting.map(({ name }) => name).join(', ') });
  }
  return r(`next.${rumour.state}`);
}
