import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { useAction } from '../shared/action';
import { api } from '../shared/api';
import { Checkbox, Form, TextArea } from '../shared/Form';
import { inMyLanguage } from '../shared/i18n';
import { Button, Section } from '../shared/parts';
import type { Incident, Message } from '../shared/types';
import { m } from './words';

/**
 * The questions and the two answers. It belongs to one text: rendered anew (ticks gone) when the hash is another, and it
 * sends the hash of the text that was on the screen.
 */
export function Decision(props: {
  message: Message;
  incident: Incident | undefined;
  onDecided: () => void;
}): JSX.Element {
  const { message } = props;
  if (message.state !== 'IN_REVIEW') return <p class="note">{m('notInReview')}</p>;
  return (
    <Section title={m('decide')} class="card">
      <SignedSoFar message={message} />
      {message.mayISignOff ? (
        <Choices {...props} />
      ) : (
        <p class="note">
          <strong>{m('notYou')}</strong> {message.whyNot ?? m('notYouWhy')}
        </p>
      )}
    </Section>
  );
}

function SignedSoFar({ message }: { message: Message }): JSX.Element | null {
  const required = message.policy?.required ?? 1;
  if (required < 2 && message.signOffs.length === 0) return null;
  return (
    <p class="small">
      {m('signedSoFar', { n: message.signOffs.length, required })}{' '}
      {message.signOffs.map((each) => each.name).join(', ')}
    </p>
  );
}

function Choices({ message, onDecided }: { message: Message; onDecided: () => void }): JSX.Element {
  const questions = message.policy?.questions ?? [];
  const [ticked, setTicked] = useState<readonly string[]>([]);
  const [comment, setComment] = useState('');
  const [asking, setAsking] = useState(false);
  const signOff = useAction(async () => {
    await api.post(`/api/messages/${message.id}/sign-offs`, {
      revision: message.revision,
      hash: message.hash,
      answers: Object.fromEntries(questions.map((question) => [question.id, ticked.includes(question.id)])),
      ...(comment.trim() ? { comment: comment.trim() } : {}),
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
  const open = questions.length - ticked.length;
  return (
    <Form
      onSubmit={asking ? object.run : signOff.run}
      problem={asking ? object.problem : signOff.problem}
      label={m('decide')}
    >
      {!asking && (
        <fieldset class="field">
          <legend>{m('questions')}</legend>
          {questions.map((question) => (
            <Checkbox
              key={question.id}
              label={inMyLanguage(question.text)}
              checked={ticked.includes(question.id)}
              onChange={(yes) =>
                setTicked(yes ? [...ticked, question.id] : ticked.filter((id) => id !== question.id))
              }
            />
          ))}
        </fieldset>
      )}
      <TextArea
        name="comment"
        label={asking ? m('whatToChange') : m('comment')}
        help={asking ? m('whatToChangeHelp') : undefined}
        optional={!asking}
        rows={2}
        limit={2000}
        value={comment}
        onInput={setComment}
      />
      <div class="row-actions">
        {asking ? (
          <>
            <Button
              type="submit"
              kind="primary"
              busy={object.busy}
              whyNot={comment.trim() ? undefined : m('whyNotComment')}
            >
              {m('sendChanges')}
            </Button>
            <Button onClick={() => setAsking(false)}>{m('backToQuestions')}</Button>
          </>
        ) : (
          <>
            <Button
              type="submit"
              kind="primary"
              busy={signOff.busy}
              whyNot={open > 0 ? m('whyNotQuestions', { n: open }) : undefined}
            >
              {m('signOff')}
            </Button>
            <Button onClick={() => setAsking(true)}>{m('askChanges')}</Button>
          </>
        )}
      </div>
    </Form>
  );
}
