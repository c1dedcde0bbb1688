import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { useAction } from '../shared/action';
import { api } from '../shared/api';
import { currentTime, toLocalInput } from '../shared/clock';
import { useDraft } from '../shared/drafts';
import { Form } from '../shared/Form';
import { Button, Restored } from '../shared/parts';
import type { Rumour } from '../shared/types';
import { t } from '../shared/words';
import { bodyOf, Claim, formOf, Link, Moment, Place, Remarks, Weight } from './RumourFields';
import { r } from './words';

/** Changes what is known about a rumour; its state and verdict have their own road. */
export function EditForm(props: {
  rumour: Rumour;
  onDone: (changed?: Rumour) => void;
  onRefresh: () => unknown;
}): JSX.Element {
  const { rumour } = props;
  const [form, change, draft] = useDraft(`rumour.edit.${rumour.id}`, formOf(rumour));
  const [shownNow] = useState(() => toLocalInput(currentTime()));
  const save = useAction(async () => {
    const changed = await api.patch<Rumour>(`/api/rumours/${rumour.id}`, bodyOf(form), rumour.version);
    draft.drop();
    props.onDone(changed);
  });
  return (
    <Form onSubmit={save.run} problem={save.problem} onRefresh={props.onRefresh} class="form card">
      <h2>{r('editTitle')}</h2>
      <Restored show={draft.restored} onDrop={() => draft.drop(formOf(rumour))} />
      <Claim form={form} change={change} />
      <div class="rumour-pair">
        <Place form={form} change={change} optional />
        <Moment form={form} change={change} shownNow={shownNow} />
      </div>
      <Link form={form} change={change} />
      <Weight form={form} change={change} />
      <Remarks form={form} change={change} />
      <div class="line">
        <Button type="submit" kind="primary" busy={save.busy}>
          {t('save')}
        </Button>
        <Button
          onClick={() => {
            draft.drop();
            props.onDone();
          }}
        >
          {t('cancel')}
        </Button>
      </div>
    </Form>
  );
}
