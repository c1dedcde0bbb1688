import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Form, TextArea } from '../shared/Form';
import { Button } from '../shared/parts';
import { t } from '../shared/words';
import type { Action } from '../shared/action';
import { Panel } from './Panel';
import type { ReactionDetail } from './types';
import { w } from './words';

/** What the procedure demands and nobody did yet. */
export function openSteps(reaction: ReactionDetail): string[] {
  return (reaction.procedure?.steps ?? [])
    .filter((step) => step.required && !step.done)
    .map(({ text }) => text);
}

/** To be done with it although a step is open: that takes a reason, which stays with the reaction. */
export function FinishPart(props: {
  reaction: ReactionDetail;
  finish: Action<[note?: string]>;
  onClose: () => void;
  onRefresh: () => unknown;
}): JSX.Element {
  const [note, setNote] = useState('');
  return (
    <Panel title={w('finishTitle')} onClose={props.onClose}>
      <p>{w('finishOpen')}</p>
      <ul class="reaction-plain">
        {openSteps(props.reaction).map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ul>
      <Form
        onSubmit={() => props.finish.run(note.trim())}
        problem={props.finish.problem}
        onRefresh={props.onRefresh}
        label={w('finishTitle')}
      >
        <TextArea name="note" label={w('finishWhy')} value={note} onInput={setNote} rows={2} limit={2000} />
        <div class="line">
          <Button
            type="submit"
            kind="primary"
            busy={props.finish.busy}
            whyNot={note.trim() === '' ? w('finishWhyFirst') : undefined}
          >
            {w('finishSave')}
          </Button>
          <Button onClick={props.onClose}>{t('close')}</Button>
        </div>
      </Form>
    </Panel>
  );
}
