import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import { v } from '../approval/words';
import { useFieldError } from '../shared/Form';
import { inMyLanguage } from '../shared/i18n';
import type { ReviewQuestion } from '../shared/types';
import { t } from '../shared/words';
import type { Answers } from './answers';

/** One line each: the question at the left, yes and no at the right. */
export function Questions(props: {
  questions: readonly ReviewQuestion[];
  strict: boolean;
  answers: Answers;
  onChange: (answers: Answers) => void;
}): JSX.Element | null {
  if (props.questions.length === 0) return null;
  return (
    <div class="questions">
      <h3>{v('questionsTitle')}</h3>
      {!props.strict && (
        <p class="help">
          {v('questionsShort')} {v('questionsFree')}
        </p>
      )}
      {props.questions.map((question) => (
        <Question
          key={question.id}
          question={question}
          answer={props.answers[question.id]}
          onAnswer={(answer) => props.onChange({ ...props.answers, [question.id]: answer })}
        />
      ))}
    </div>
  );
}

function Question(props: {
  question: ReviewQuestion;
  answer: boolean | undefined;
  onAnswer: (answer: boolean) => void;
}): JSX.Element {
  const id = useId();
  const error = useFieldError(`answers.${props.question.id}`);
  const { answer } = props;
  return (
    <div
      class={`question ${answer === undefined ? '' : answer ? 'said-yes' : 'said-no'}`}
      role="radiogroup"
      aria-labelledby={id}
    >
      <p id={id}>
        {inMyLanguage(props.question.text)}{' '}
        <span class="small quiet">{props.question.guidelines.join(' ')}</span>
        {error && <span class="error"> ✕ {error}</span>}
      </p>
      <span class="question-answers">
        {([true, false] as const).map((value) => (
          <label key={String(value)} class="answer">
            <input
              type="radio"
              name={`${id}-answer`}
              checked={answer === value}
              onChange={() => props.onAnswer(value)}
            />
            <span>{value ? t('yes') : t('no')}</span>
          </label>
        ))}
      </span>
    </div>
  );
}
