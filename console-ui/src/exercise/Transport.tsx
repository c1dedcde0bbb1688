import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { useAction } from '../shared/action';
import { api } from '../shared/api';
import { now } from '../shared/clock';
import { Field, Form, Radios } from '../shared/Form';
import { Button, Dialog } from '../shared/parts';
import { Problem } from '../shared/Problem';
import { RunChip } from './InjectChip';
import { clockText, nextOf, positionAt } from './position';
import { SpeedField } from './SpeedField';
import type { Exercise } from './types';
import { x } from './words';

interface Props {
  exercise: Exercise;
  onSet: (exercise: Exercise) => void;
  onStale: () => Promise<void>;
}

/** The clock of the play, and what moves it. */
export function Transport({ exercise, onSet, onStale }: Props): JSX.Element {
  const [jumping, setJumping] = useState(false);
  const [ending, setEnding] = useState(false);
  const move = useAction(async (wish: object) => {
    onSet(await api.put<Exercise>(`/api/incidents/${exercise.incident}/exercise`, wish, exercise.version));
  });
  const { state, trainer } = exercise;
  const next = nextOf(exercise.injects);
  return (
    <div class="transport">
      <div class="transport-clock">
        <span class="quiet">{x('clock')}</span>
        <span class="line">
          <strong class="huge">{clockText(positionAt(exercise, now.value))}</strong>
          {exercise.minutes !== undefined && (
            <span>{x('ofMinutes', { time: clockText(exercise.minutes * 60) })}</span>
          )}
          <RunChip state={state} />
        </span>
        {trainer && state !== 'ENDED' && (
          <span>
            {next
              ? x('nextIn', {
                  title: next.content?.title[exercise.language] ?? '',
                  time: clockText(next.at ?? 0),
                })
              : x('nothingNext')}
          </span>
        )}
      </div>
      {trainer && state !== 'ENDED' && (
        <div class="transport-acts">
          <div class="line">
            {state === 'READY' && (
              <Button kind="primary" busy={move.busy} onClick={() => move.run({ state: 'RUNNING' })}>
                {x('start')}
              </Button>
            )}
            {state === 'PAUSED' && (
              <Button kind="primary" busy={move.busy} onClick={() => move.run({ state: 'RUNNING' })}>
                {x('goOn')}
              </Button>
            )}
            {state === 'RUNNING' && (
              <Button busy={move.busy} onClick={() => move.run({ state: 'PAUSED' })}>
                {x('pause')}
              </Button>
            )}
            {state !== 'READY' && <Button onClick={() => setJumping(true)}>{x('jump')}</Button>}
            <Button onClick={() => setEnding(true)}>{x('end')}</Button>
          </div>
          <SpeedField value={exercise.speed} onChange={(speed) => void move.run({ speed })} />
        </div>
      )}
      <Problem of={move.problem} onRefresh={onStale} nothingTyped />
      {jumping && (
        <Jump
          exercise={exercise}
          onClose={() => setJumping(false)}
          onJump={async (wish) => {
            if (await move.run(wish)) setJumping(false);
          }}
          problem={move.problem}
        />
      )}
      {ending && (
        <Dialog title={x('end')} onClose={() => setEnding(false)}>
          <p>{x('endSure')}</p>
          <Button
            kind="primary"
            busy={move.busy}
            onClick={async () => {
              if (await move.run({ state: 'ENDED' })) setEnding(false);
            }}
          >
            {x('end')}
          </Button>
        </Dialog>
      )}
    </div>
  );
}

function Jump(props: {
  exercise: Exercise;
  onClose: () => void;
  onJump: (wish: object) => Promise<void>;
  problem: unknown;
}): JSX.Element {
  const [minute, setMinute] = useState(() =>
    String(Math.ceil(positionAt(props.exercise, now.peek()) / 60) + 5),
  );
  const [between, setBetween] = useState<'PLAY' | 'SKIP'>('PLAY');
  return (
    <Dialog title={x('jumpTitle')} onClose={props.onClose}>
      <Form
        label={x('jumpTitle')}
        problem={props.problem}
        onSubmit={() =>
          props.onJump({ position: Math.round(Number(minute.replace(',', '.')) * 60), between })
        }
      >
        <Field name="position" type="number" label={x('jumpTo')} value={minute} onInput={setMinute} />
        <Radios
          name="between"
          label={x('jumpBetween')}
          help={x('jumpHelp')}
          value={between}
          onChange={setBetween}
          choices={[
            { value: 'PLAY', label: x('between.PLAY') },
            { value: 'SKIP', label: x('between.SKIP') },
          ]}
        />
        <Button type="submit" kind="primary">
          {x('jump')}
        </Button>
      </Form>
    </Dialog>
  );
}
