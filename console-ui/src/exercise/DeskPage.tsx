import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { useAction } from '../shared/action';
import { api, ApiProblem } from '../shared/api';
import { Form } from '../shared/Form';
import { useIncident, useTitle } from '../shared/frame';
import { inMyLanguage } from '../shared/i18n';
import type { PageProps } from '../shared/page';
import { Button, ButtonLink, Loading } from '../shared/parts';
import { Problem } from '../shared/Problem';
import { LiveForm } from './LiveForm';
import { ScenarioChoice, useScenarios } from './ScenarioChoice';
import { SpeedField } from './SpeedField';
import { Timeline } from './Timeline';
import { Transport } from './Transport';
import type { Exercise, Shown } from './types';
import { useExercise } from './useExercise';
import { x } from './words';
import './exercise.css';

/** The trainer's desk: the clock of the play, what came, what comes, and what is added on the spot. */
export default function DeskPage({ params }: PageProps): JSX.Element {
  const id = params.id ?? '';
  const incident = useIncident(id);
  useTitle(x('deskTitle'));
  const live = useExercise(id);
  const none = live.problem instanceof ApiProblem && live.problem.status === 404;
  return (
    <>
      <div class="page-head">
        <h1>{x('deskTitle')}</h1>
        <div class="line">
          <ButtonLink to={`/i/${id}`}>{x('toRoom')}</ButtonLink>
          {live.data && <ButtonLink to={`/i/${id}/score`}>{x('scoreTitle')}</ButtonLink>}
        </div>
      </div>
      {!none && <Problem of={live.problem} onRetry={live.refresh} nothingTyped />}
      {!live.data && live.loading && <Loading />}
      {none && incident?.kind === 'REAL' && <p>{x('deskReal')}</p>}
      {none && incident?.kind === 'EXERCISE' && <Begin id={id} onDone={live.refresh} />}
      {live.data && <Desk exercise={live.data} onChanged={live.refresh} onSet={live.set} />}
    </>
  );
}

function Begin({ id, onDone }: { id: string; onDone: () => Promise<void> }): JSX.Element {
  const listed = useScenarios();
  const [scenario, setScenario] = useState('-');
  const [speed, setSpeed] = useState(1);
  const begin = useAction(async () => {
    await api.post(`/api/incidents/${id}/exercise`, { ...(scenario === '-' ? {} : { scenario }), speed });
    await onDone();
  });
  return (
    <div class="narrow">
      <p>{x('deskNone')}</p>
      <p>{x('deskNoneHelp')}</p>
      <Form onSubmit={begin.run} problem={begin.problem} label={x('deskTitle')}>
        <ScenarioChoice listed={listed} value={scenario} onChange={setScenario} without />
        <SpeedField value={speed} onChange={setSpeed} />
        <Button type="submit" kind="primary" busy={begin.busy}>
          {x('deskBegin')}
        </Button>
      </Form>
    </div>
  );
}

function Desk(props: {
  exercise: Exercise;
  onChanged: () => Promise<void>;
  onSet: (exercise: Exercise) => void;
}): JSX.Element {
  const { exercise, onChanged } = props;
  const [form, setForm] = useState<'add' | Shown | null>(null);
  return (
    <div class="stack">
      <Transport exercise={exercise} onSet={props.onSet} onStale={onChanged} />
      {!exercise.trainer && <p class="note">{x('deskPlayer', { name: exercise.trainerName })}</p>}
      {exercise.goals.length > 0 && (
        <details>
          <summary>{x('goals')}</summary>
          <ul>
            {exercise.goals.map((goal) => (
              <li key={inMyLanguage(goal)}>{inMyLanguage(goal)}</li>
            ))}
          </ul>
        </details>
      )}
      {exercise.trainer && exercise.state !== 'ENDED' && (
        <p class="line">
          <Button onClick={() => setForm('add')}>{x('add')}</Button>
        </p>
      )}
      {exercise.trainer && <Timeline exercise={exercise} onEdit={setForm} onChanged={onChanged} />}
      {form !== null && (
        <LiveForm
          exercise={exercise}
          edited={form === 'add' ? undefined : form}
          onClose={() => setForm(null)}
          onChanged={onChanged}
        />
      )}
    </div>
  );
}
