import { withColon } from '../shared/i18n';
import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { useAction } from '../shared/action';
import { api } from '../shared/api';
import { Field, Form } from '../shared/Form';
import { Button, Section } from '../shared/parts';
import { Problem } from '../shared/Problem';
import { Chip } from '../shared/StateChip';
import { Time } from '../shared/Time';
import { useCopy } from '../shared/useCopy';
import { t } from '../shared/words';
import { Key } from './Bits';
import { Guidelines } from './TriagePart';
import type { ProcedureStep, ReactionDetail } from './types';
import { w } from './words';

interface StepsProps {
  reaction: ReactionDetail;
  /** Marks a step as done. */
  onDone: (step: string) => unknown;
  busy: string | undefined;
  problem: unknown;
  whyNot: string | undefined;
  reload: () => Promise<unknown>;
}

/** What the procedure of its class asks, in order, with what was done and by whom (guidelines H07–H10). */
export function StepsPart(props: StepsProps): JSX.Element | null {
  const steps = props.reaction.procedure?.steps ?? [];
  if (steps.length === 0) return null;
  const done = steps.filter((step) => step.done).length;
  return (
    <Section
      title={w('steps')}
      aside={<span class="small quiet">{w('stepsDone', { done, total: steps.length })}</span>}
    >
      <Problem of={props.problem} nothingTyped />
      <ol class="rows">
        {steps.map((step, n) => (
          <Step key={step.id} {...props} step={step} n={n + 1} />
        ))}
      </ol>
    </Section>
  );
}

function Step(props: StepsProps & { step: ProcedureStep; n: number }): JSX.Element {
  const { step, reaction } = props;
  const [noting, setNoting] = useState(false);
  const takeBack = useAction(async () => {
    await api.delete(`/api/reactions/${reaction.id}/steps/${step.id}`);
    await props.reload();
  });
  return (
    <li class="row step">
      <div class="step-line">
        <span class="row-title">
          {step.text} <Guidelines ids={step.guidelines} />
        </span>
        <span class="step-acts">
          <StepChip step={step} />
          {props.whyNot === undefined &&
            (step.done ? (
              step.undoable && (
                <Button
                  small

                  busy={takeBack.busy}
                  label={`${withColon(w('stepBack'))} ${step.text}`}
                  onClick={takeBack.run}
                >
                  {w('stepBack')}
                </Button>
              )
            ) : (
              <>
                <Button
                  small
                  busy={props.busy === step.id}
                  label={`${withColon(w('stepDo'))} ${step.text}`}
                  onClick={() => props.onDone(step.id)}
                >
                  {props.n < 10 && <Key of={String(props.n)} />}
                  {w('stepDo')}
                </Button>
                <Button
                  small
                  expanded={noting}
                  label={`${withColon(w('stepWithNote'))} ${step.text}`}
                  onClick={() => setNoting(!noting)}
                >
                  {w('stepWithNote')}
                </Button>
              </>
            ))}
        </span>
      </div>
      {step.why && <p class="help readable">{step.why}</p>}
      {!step.done && step.missing && step.missing.length > 0 && (
        <p class="help">{w('stepAfter', { steps: step.missing.join(' · ') })}</p>
      )}
      {!step.done && step.tooEarly && <p class="help">{w('stepEarly')}</p>}
      {!step.done && step.act === 'WARN' && <Warning reaction={reaction} />}
      {step.done && (
        <div class="row-more">
          {step.done.by && <span>{step.done.by}</span>}
          <Time at={step.done.at} />
          {step.done.note && <span>{step.done.note}</span>}
          {step.done.url && <span class="anywhere">{step.done.url}</span>}
        </div>
      )}
      {noting && !step.done && <NoteForm {...props} onClose={() => setNoting(false)} />}
      <Problem of={takeBack.problem} nothingTyped />
    </li>
  );
}

/** What the warning says: it names the code of conduct and how often it was broken (guideline H04). */
function Warning({ reaction }: { reaction: ReactionDetail }): JSX.Element | null {
  const warning = reaction.procedure?.warning;
  const words = useRef<HTMLQuoteElement>(null);
  const { copy, outcome } = useCopy(warning?.text ?? '', () => {
    if (words.current) getSelection()?.selectAllChildren(words.current);
  });
  if (!warning) return null;
  return (
    <div class="stack">
      <p class="small quiet">{w('warningText', { n: warning.number, max: warning.limit })}</p>
      <blockquote class="reaction-text pre" lang={warning.lang} ref={words}>
        {warning.text}
      </blockquote>
      <div class="line">
        <Button small onClick={copy}>
          {t('copy')}
        </Button>
        <span class="small" role="status">
          {outcome === 'copied' && t('copied')}
          {outcome === 'failed' && t('copyFailed')}
        </span>
      </div>
    </div>
  );
}

function StepChip({ step }: { step: ProcedureStep }): JSX.Element {
  if (step.done) return <Chip tone="good" shape="check" word={w('stepDone')} />;
  return step.required ? (
    <Chip tone="waiting" shape="diamond" word={w('stepOpen')} />
  ) : (
    <Chip tone="neutral" shape="ring" word={w('stepMaybe')} />
  );
}

/** The number of a report, or where it can be read back (guideline H07: document each step). */
function NoteForm(props: StepsProps & { step: ProcedureStep; onClose: () => void }): JSX.Element {
  const [note, setNote] = useState('');
  const [url, setUrl] = useState('');
  const save = useAction(async () => {
    await api.post(`/api/reactions/${props.reaction.id}/steps`, {
      step: props.step.id,
      note: note || undefined,
      url: url || undefined,
    });
    props.onClose();
    await props.reload();
  });
  return (
    <Form onSubmit={save.run} problem={save.problem} label={props.step.text}>
      <Field
        name="note"
        label={w('stepNote')}
        value={note}
        onInput={setNote}
        limit={2000}
        optional
        autoFocus
      />
      <Field name="url" type="url" label={w('stepUrl')} value={url} onInput={setUrl} limit={2000} optional />
      <div class="line">
        <Button type="submit" kind="primary" busy={save.busy}>
          {w('stepDo')}
        </Button>
        <Button onClick={props.onClose}>{t('cancel')}</Button>
      </div>
    </Form>
  );
}
