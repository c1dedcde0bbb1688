import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { useAction } from '../shared/action';
import { api } from '../shared/api';
import { Field, Form } from '../shared/Form';
import { Button, Section } from '../shared/parts';
import type { WholePlaybook } from './library';
import { p } from './libraryWords';
import { approvalText, reviewText } from './PlaybookMarks';

/** An administrator writes down who approved what stands here, and when somebody looks at it again. */
export function PlaybookStamp(props: {
  whole: WholePlaybook;
  onTyping: () => void;
  onDone: () => Promise<void>;
  onRefresh: () => unknown;
}): JSX.Element {
  const { playbook, version } = props.whole;
  const [form, setForm] = useState({ by: '', on: '', review: '' });
  const change = (part: Partial<typeof form>): void => {
    props.onTyping();
    setForm((before) => ({ ...before, ...part }));
  };
  const stamp = useAction(async () => {
    await api.put(
      `/api/playbooks/${playbook.id}/approval`,
      { by: form.by, on: form.on || null, review: form.review || null, hash: playbook.hash },
      version,
    );
    await props.onDone();
  });
  return (
    <Section title={p('stamp')}>
      <p role="status">
        {approvalText(playbook)}. {reviewText(playbook)}.
      </p>
      <p class="help">{p('stampIntro')}</p>
      <Form
        class="form card"
        label={p('stamp')}
        onSubmit={stamp.run}
        problem={stamp.problem}
        onRefresh={props.onRefresh}
      >
        <Field
          name="by"
          label={p('stampBy')}
          help={p('stampByHelp')}
          limit={120}
          value={form.by}
          onInput={(by) => change({ by })}
        />
        <Field name="on" type="date" label={p('stampOn')} value={form.on} onInput={(on) => change({ on })} />
        <Field
          name="review"
          type="date"
          label={p('stampReview')}
          value={form.review}
          onInput={(review) => change({ review })}
        />
        <div class="line">
          <Button type="submit" kind="primary" busy={stamp.busy}>
            {p('stampDo')}
          </Button>
        </div>
      </Form>
    </Section>
  );
}
