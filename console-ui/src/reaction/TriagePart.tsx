import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Select } from '../shared/Form';
import { Button } from '../shared/parts';
import { Problem } from '../shared/Problem';
import { Key } from './Bits';
import { wordsOf } from './tree';
import type { ReactionDetail, TriageTree } from './types';
import type { Sorting } from './useSorting';
import { w } from './words';

interface TriageProps {
  reaction: ReactionDetail;
  tree: TriageTree;
  sorting: Sorting;
  whyNot: string | undefined;
  onRefresh: () => unknown;
}

/** One question at a time with its reason, or what came out of it and the way to change that (guideline H06). */
export function TriagePart(props: TriageProps): JSX.Element {
  const { sorting } = props;
  return (
    <section class="triage" aria-label={w('triage')}>
      <Problem of={sorting.problem} onRefresh={props.onRefresh} nothingTyped />
      <div aria-live="polite">{sorting.asking ? <Question {...props} /> : <Outcome {...props} />}</div>
    </section>
  );
}

function Question({ tree, sorting, whyNot }: TriageProps): JSX.Element | null {
  const { question } = sorting.place;
  if (!question) return <p class="loading">{w('saving')}</p>;
  const before = wordsOf(tree, sorting.given);
  return (
    <div class="stack triage-question">
      {before.length > 0 && <p class="small quiet">{before.map(({ answer }) => answer).join(' → ')}</p>}
      <h2 class="large">{question.text}</h2>
      <p class="help readable">
        {question.why} <Guidelines ids={question.guidelines} />
      </p>
      <ol class="answers">
        {question.answers.map((answer, n) => (
          <li key={answer.id}>
            {whyNot ? (
              answer.text
            ) : (
              <Button busy={sorting.busy} onClick={() => sorting.answer(answer.id)}>
                {n < 9 && <Key of={String(n + 1)} />}
                <span>{answer.text}</span>
              </Button>
            )}
          </li>
        ))}
      </ol>
      <div class="line triage-back">
        {sorting.given.length > 0 && (
          <Button small onClick={sorting.undo}>
            {w('oneBack')} <Key of="u" />
          </Button>
        )}
        {sorting.stop && (
          <Button small onClick={sorting.stop}>
            {w('leaveDecision')}
          </Button>
        )}
      </div>
      {!whyNot && <Shortcut tree={tree} sorting={sorting} />}
    </div>
  );
}

/** For who knows the class already; the questions stay the usual way. */
function Shortcut(props: Pick<TriageProps, 'tree' | 'sorting'>): JSX.Element {
  const [category, setCategory] = useState('');
  return (
    <details class="triage-direct">
      <summary class="small">{w('chooseDirectly')}</summary>
      <div class="line">
        <Select
          name="class"
          label={w('class')}
          value={category}
          onChange={setCategory}
          choices={[
            { value: '', label: w('choose') },
            ...props.tree.classes.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
        <Button
          busy={props.sorting.busy}
          whyNot={category === '' ? w('chooseFirst') : undefined}
          onClick={() => props.sorting.choose(category)}
        >
          {w('sortAsThis')}
        </Button>
      </div>
    </details>
  );
}

function Outcome({ reaction, tree, sorting, whyNot }: TriageProps): JSX.Element {
  const category = tree.classes.find(({ id }) => id === reaction.class);
  return (
    <div class="stack triage-outcome">
      <div class="line spread">
        <h2 class="large">
          {w('sortedAs')} {reaction.className ?? category?.name}
        </h2>
        <Button small whyNot={whyNot} onClick={sorting.undo}>
          {w('sortAgain')} <Key of="u" />
        </Button>
      </div>
      {category && (
        <p class="readable">
          {category.why} <Guidelines ids={category.guidelines} />
        </p>
      )}
      {reaction.triagedBy && <p class="small quiet">{w('sortedBy', { name: reaction.triagedBy })}</p>}
    </div>
  );
}

/** Which rules of the guide it follows. */
export function Guidelines({ ids }: { ids: readonly string[] }): JSX.Element | null {
  return ids.length === 0 ? null : <span class="small quiet">({ids.join(', ')})</span>;
}
