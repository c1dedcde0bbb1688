import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { v } from '../approval/words';
import { useAction } from '../shared/action';
import { api } from '../shared/api';
import { Checkbox, Form, TextArea } from '../shared/Form';
import { inMyLanguage } from '../shared/i18n';
import { Button, Section } from '../shared/parts';
import type { Incident, Message } from '../shared/types';
import { obstacleOf, refused, stillPending, toSign, type Answers } from './answers';
import { isOwed } from './Owed';
import { languageName } from './platforms';
import { Questions } from './Questions';
import { m } from './words';

interface DecisionProps {
  message: Message;
  incident: Incident | undefined;
  onDecided: () => void;
}

/**
 * The questions and the two answers. It belongs to one text: rendered anew (answers gone) when the hash is another, and it
 * sends the hash of the text that was on the screen.
 */
export function Decision(props: DecisionProps): JSX.Element {
  const { message } = props;
  const owed = isOwed(message);
  const pending = stillPending(message);
  const open = message.state === 'IN_REVIEW' || owed || pending.length > 0;
  if (!open) {
    return (
      <div id="decide" tabIndex={-1}>
        <p class="note">{m('notInReview')}</p>
        <SignedSoFar message={message} />
      </div>
    );
  }
  return (
    <div id="decide" tabIndex={-1}>
      <Section title={owed ? v('decideOwed') : m('decide')} class="card">
        {owed && <p>{v('decideOwedWhat')}</p>}
        {message.state !== 'IN_REVIEW' && !owed && (
          <p>{v('decidePending', { languages: pending.map(languageName).join(', ') })}</p>
        )}
        <SignedSoFar message={message} />
        {message.mayISignOff ? (
          <Choices {...props} owed={owed} />
        ) : (
          <p class="note">
            <strong>{m('notYou')}</strong> {message.whyNot ?? m('notYouWhy')}
          </p>
        )}
      </Section>
    </div>
  );
}

function SignedSoFar({ message }: { message: Message }): JSX.Element | null {
  const required = message.policy?.required ?? 1;
  if (message.signOffs.length === 0 && required < 2) return null;
  return (
    <div class="small">
      {message.state === 'IN_REVIEW' && required > 1 && (
        <p>{m('signedSoFar', { n: message.signOffs.length, required })}</p>
      )}
      <ul class="plain-list">
        {message.signOffs.map((each) => (
          <li key={each.person + each.at}>
            {v('signedBy', { name: each.name })}
            {each.languages &&
              ` ${v('signedLanguages', { languages: each.languages.map(languageName).join(', ') })}`}
            {each.byLink && ` · ${v('signedByLink')}`}
            {each.comment && <q> {each.comment}</q>}
          </li>
        ))}
      </ul>
    </div>
  );
}

function Choices({ message, owed, onDecided }: DecisionProps & { owed: boolean }): JSX.Element {
  const questions = message.policy?.questions ?? [];
  const open = toSign(message);
  const [answers, setAnswers] = useState<Answers>({});
  const [languages, setLanguages] = useState<readonly string[]>(open);
  const [comment, setComment] = useState('');
  const [asking, setAsking] = useState(false);
  const separately = message.policy?.languagesSeparately === true && open.length > 1 && !owed;
  const signOff = useAction(async () => {
    await api.post(`/api/messages/${message.id}/sign-offs`, {
      revision: message.revision,
      hash: message.hash,
      answers,
      ...(comment.trim() ? { comment: comment.trim() } : {}),
      ...(separately || message.state !== 'IN_REVIEW' ? { languages } : {}),
    });
    onDecided();
  });
  const object = useAction(async () => {
    await api.post(`/api/messages/${message.id}/objections`, {
      revision: message.revision,
      comment: comment.trim(),
    });
    onDecided();
  });
  const ask = (): void => {
    const doubts = refused(questions, answers).map((each) =>
      v('noTo', { question: inMyLanguage(each.text) }),
    );
    if (comment.trim() === '') setComment(doubts.join('\n'));
    setAsking(true);
  };
  const obstacle = obstacleOf(message, answers, languages);
  const commentField = (
    <TextArea
      name="comment"
      label={asking ? m('whatToChange') : m('comment')}
      help={asking ? (owed ? v('objectOwedHelp') : m('whatToChangeHelp')) : undefined}
      optional={!asking}
      rows={2}
      limit={2000}
      value={comment}
      onInput={setComment}
    />
  );
  if (asking) {
    return (
      <Form onSubmit={object.run} problem={object.problem} label={m('decide')}>
        {commentField}
        <div class="row-actions">
          <Button
            type="submit"
            kind="primary"
            busy={object.busy}
            whyNot={comment.trim() ? undefined : m('whyNotComment')}
          >
            {owed ? v('objectOwed') : m('sendChanges')}
          </Button>
          <Button onClick={() => setAsking(false)}>{m('backToQuestions')}</Button>
        </div>
      </Form>
    );
  }
  const no = obstacle?.is === 'no';
  return (
    <Form onSubmit={signOff.run} problem={signOff.problem} label={m('decide')}>
      <Questions
        questions={questions}
        strict={message.policy?.strict !== false}
        answers={answers}
        onChange={setAnswers}
      />
      {separately && (
        <fieldset class="field">
          <legend>{v('languagesTitle')}</legend>
          <div class="radios">
            {open.map((lang) => (
              <Checkbox
                key={lang}
                label={languageName(lang)}
                checked={languages.includes(lang)}
                onChange={(yes) =>
                  setLanguages(yes ? [...languages, lang] : languages.filter((each) => each !== lang))
                }
              />
            ))}
          </div>
        </fieldset>
      )}
      {commentField}
      <div class="row-actions">
        <Button
          type="submit"
          kind={no ? 'quiet' : 'primary'}
          busy={signOff.busy}
          whyNot={obstacle && obstacleText(obstacle)}
        >
          {owed ? v('signOffOwed') : m('signOff')}
        </Button>
        <Button kind={no ? 'primary' : 'quiet'} onClick={ask}>
          {owed ? v('objectOwed') : m('askChanges')}
        </Button>
      </div>
    </Form>
  );
}

function obstacleText(obstacle: NonNullable<ReturnType<typeof obstacleOf>>): string {
  switch (obstacle.is) {
    case 'no':
      return v('whyNotNo');
    case 'unanswered':
      return v('whyNotAnswers', { n: obstacle.n });
    case 'language':
      return v('whyNotLanguage');
  }
}
