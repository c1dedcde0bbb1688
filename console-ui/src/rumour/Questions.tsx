import { withColon } from '../shared/i18n';
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { useAction } from '../shared/action';
import { api } from '../shared/api';
import { now } from '../shared/clock';
import { CopyLink } from '../shared/CopyLink';
import { Button, Section } from '../shared/parts';
import { Problem } from '../shared/Problem';
import { Chip } from '../shared/StateChip';
import { Countdown, Time } from '../shared/Time';
import type { ExpertAnswer, Incident, Rumour, RumourQuestion } from '../shared/types';
import { AskForm } from './AskForm';
import { isOpen } from './nextStep';
import { whyNotChange, whyNotWrite } from './rights';
import { useFormFocus } from './useFormFocus';
import { r } from './words';

interface QuestionsProps {
  rumour: Rumour;
  incident: Incident | undefined;
  onChange: () => Promise<unknown>;
  onAsking: (asking: boolean) => void;
}

/** Who was asked whether it is so, by a link that works without an account, and what they said (guideline H17). */
export function Questions({ rumour, incident, onChange, onAsking }: QuestionsProps): JSX.Element | null {
  const [asking, setAsking] = useState(false);
  const box = useFormFocus<HTMLDivElement>(asking);
  const questions = rumour.questions ?? [];
  const open = (now: boolean): void => {
    setAsking(now);
    onAsking(now);
  };
  if (questions.length === 0) return null;
  return (
    <div ref={box}>
      <Section
        title={r('questions')}
        aside={
          !asking && (
            <Button small whyNot={whyNotChange(rumour, incident)} onClick={() => open(true)}>
              {r('askAnother')}
            </Button>
          )
        }
      >
        {asking && (
          <AskForm
            rumour={rumour}
            incident={incident}
            onCancel={() => open(false)}
            onAsked={async () => {
              open(false);
              await onChange();
            }}
          />
        )}
        <ul class="rows" aria-label={r('questions')}>
          {questions.map((question) => (
            <Question key={question.id} question={question} incident={incident} onChange={onChange} />
          ))}
        </ul>
      </Section>
    </div>
  );
}

const looks = {
  CONFIRMED: ['good', 'check'],
  DENIED: ['bad', 'cross'],
  UNKNOWN: ['neutral', 'question'],
} as const satisfies Record<ExpertAnswer, readonly [string, string]>;

function Question(props: {
  question: RumourQuestion;
  incident: Incident | undefined;
  onChange: () => Promise<unknown>;
}): JSX.Element {
  const { question } = props;
  const who = question.service ? `${question.name}, ${question.service}` : question.name;
  const open = isOpen(question, now.value);
  return (
    <li class="row">
      <div class="row-head">
        <span class="row-title">{who}</span>
        <AnswerChip question={question} open={open} />
      </div>
      <p class="pre rumour-claim" lang={question.lang}>
        {question.question}
      </p>
      {question.answer && (
        <div class="expert-answer">
          {question.note && <p class="pre rumour-claim">{question.note}</p>}
          {question.source && (
            <p class="small rumour-claim">{r('answerSource', { source: question.source })}</p>
          )}
        </div>
      )}
      <div class="row-more">
        <span>
          {r('askedBy', { name: question.askedBy ?? '' })} <Time at={question.askedAt} />
        </span>
        {question.answeredAt && (
          <span>
            {r('answered')} <Time at={question.answeredAt} />
          </span>
        )}
        {open && (
          <span>
            {r('linkUntil')} <Countdown to={question.expiresAt} />
          </span>
        )}
      </div>
      {open && question.link && (
        <>
          <p class="small">{r(question.mailed ? 'linkMailed' : 'linkByHand')}</p>
          <CopyLink link={question.link} label={r('linkFor', { name: question.name })} />
        </>
      )}
      {open && <Revoke {...props} />}
    </li>
  );
}

function AnswerChip({ question, open }: { question: RumourQuestion; open: boolean }): JSX.Element {
  if (question.answer) {
    const [tone, shape] = looks[question.answer];
    return <Chip tone={tone} shape={shape} word={r(`answer.${question.answer}`)} />;
  }
  if (open) return <Chip tone="waiting" shape="diamond" word={r('answerWaits')} />;
  return <Chip tone="neutral" shape="square" word={r(question.revokedAt ? 'linkRevoked' : 'linkOver')} />;
}

function Revoke(props: {
  question: RumourQuestion;
  incident: Incident | undefined;
  onChange: () => Promise<unknown>;
}): JSX.Element {
  const revoke = useAction(async () => {
    await api.delete(`/api/rumour-questions/${props.question.id}`);
    await props.onChange();
  });
  return (
    <div class="row-actions">
      <Problem of={revoke.problem} nothingTyped />
      <Button
        small
        busy={revoke.busy}
        whyNot={whyNotWrite(props.incident)}
        label={`${withColon(r('revoke'))} ${props.question.name}`}
        onClick={() => revoke.run()}
      >
        {r('revoke')}
      </Button>
    </div>
  );
}
