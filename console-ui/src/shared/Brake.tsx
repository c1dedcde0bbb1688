import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { useAction } from './action';
import { Form, TextArea } from './Form';
import { Button, Dialog } from './parts';
import { t } from './words';

interface Asked {
  /** What the button says. */
  label: string;
  intro: string;
  /** Why I may not press it. */
  whyNot?: string | undefined;
}

interface SayWhyProps extends Asked {
  /** What the field is called. */
  field: string;
  onSay: (reason: string) => Promise<unknown>;
}

/** Why everything was stopped, asked when it stands still already. */
export function SayWhy({ label, intro, whyNot, field, onSay }: SayWhyProps): JSX.Element {
  const [reason, setReason] = useState('');
  return (
    <Question
      label={label}
      title={label}
      intro={intro}
      whyNot={whyNot}
      yes={t('save')}
      onYes={() => onSay(reason)}
    >
      <TextArea name="reason" label={field} value={reason} limit={1000} rows={2} onInput={setReason} />
    </Question>
  );
}

/** Ends a stop; what waited then stays until a person lets it go. */
export function Lift(props: Asked & { title: string; onLift: () => Promise<unknown> }): JSX.Element {
  return <Question {...props} yes={props.label} onYes={props.onLift} />;
}

interface QuestionProps extends Asked {
  title: string;
  yes: string;
  onYes: () => Promise<unknown>;
  children?: JSX.Element;
}

/** A button that asks once more before it does anything. */
function Question({ label, title, intro, whyNot, yes, onYes, children }: QuestionProps): JSX.Element {
  const [asking, setAsking] = useState(false);
  const act = useAction(async () => {
    await onYes();
    setAsking(false);
  });
  return (
    <>
      <Button whyNot={whyNot} onClick={() => setAsking(true)}>
        {label}
      </Button>
      {asking && (
        <Dialog title={title} onClose={() => setAsking(false)}>
          <Form onSubmit={act.run} problem={act.problem}>
            <p>{intro}</p>
            {children}
            <div class="line">
              <Button type="submit" kind="primary" busy={act.busy}>
                {yes}
              </Button>
              <Button onClick={() => setAsking(false)}>{t('cancel')}</Button>
            </div>
          </Form>
        </Dialog>
      )}
    </>
  );
}
