import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Action } from '../shared/action';
import { useDraft } from '../shared/drafts';
import { Field, Form, Radios, TextArea } from '../shared/Form';
import { Button } from '../shared/parts';
import type { Rumour } from '../shared/types';
import { t } from '../shared/words';
import { newestAnswer, verdictFrom, verdicts, type Verdict } from './nextStep';
import { r } from './words';

interface StateFormProps {
  rumour: Rumour;
  save: Action<[object]>;
  onCancel: () => void;
}

interface Judged {
  state: Verdict | '';
  note: string;
  source: string;
}

/**
 * What the last answer of an expert points at: filled in, never decided. The source goes into the correction, where the service
 * stands and not the person.
 */
function suggested(rumour: Rumour): Judged & { from?: string } {
  const found = newestAnswer(rumour);
  if (!found) return { state: '', note: '', source: '' };
  return {
    state: verdictFrom(found.answer),
    note: found.note ?? '',
    source: [found.service, found.source].filter(Boolean).join(': '),
    from: found.service ? `${found.name}, ${found.service}` : found.name,
  };
}

/** What the rumour is worth, and how we know: without a source it would be one claim against another. */
export function VerdictForm({ rumour, save, onCancel }: StateFormProps): JSX.Element {
  const [initial] = useState(() => suggested(rumour));
  const [form, change, draft] = useDraft<Judged>(`rumour.verdict.${rumour.id}`, initial);
  const [missing, setMissing] = useState(false);
  const submit = async (): Promise<void> => {
    setMissing(form.state === '');
    if (form.state === '') return;
    const { state, note, source } = form;
    if (await save.run({ state, note: note.trim(), source: source.trim() })) draft.drop();
  };
  return (
    <Form onSubmit={submit} problem={save.problem} label={r('verdictTitle')}>
      <h3>{r('verdictTitle')}</h3>
      {initial.from && <p class="help">{r('verdictFrom', { name: initial.from })}</p>}
      <Radios<Verdict>
        name="state"
        label={r('verdictChoose')}
        value={form.state}
        onChange={(state) => {
          setMissing(false);
          change({ state });
        }}
        choices={verdicts.map((verdict) => ({
          value: verdict,
          label: t(`rumour.${verdict}`),
          help: r(`verdict.${verdict}`),
        }))}
      />
      {missing && (
        <p class="error" role="alert">
          <span aria-hidden="true">✕ </span>
          {r('verdictMissing')}
        </p>
      )}
      <TextArea
        name="note"
        label={r('verdictNote')}
        help={r('verdictNoteHelp')}
        value={form.note}
        onInput={(note) => change({ note })}
        rows={3}
        limit={2000}
        optional
      />
      <Field
        name="source"
        label={r('verdictSource')}
        help={r('verdictSourceHelp')}
        value={form.source}
        onInput={(source) => change({ source })}
        limit={300}
      />
      <div class="line">
        <Button type="submit" kind="primary" busy={save.busy}>
          {r('verdictSave')}
        </Button>
        <Button onClick={onCancel}>{t('cancel')}</Button>
      </div>
    </Form>
  );
}

/** Closing is a judgement too: it is quiet, and who reads the log sees why we thought so. */
export function CloseForm({ save, onCancel }: StateFormProps): JSX.Element {
  const [note, setNote] = useState('');
  return (
    <Form onSubmit={() => save.run({ state: 'CLOSED', note })} problem={save.problem} label={r('closeTitle')}>
      <TextArea
        name="note"
        label={r('closeNote')}
        help={r('closeHelp')}
        value={note}
        onInput={setNote}
        rows={2}
        limit={2000}
        optional
      />
      <div class="line">
        <Button type="submit" kind="primary" busy={save.busy}>
          {r('doClose')}
        </Button>
        <Button onClick={onCancel}>{t('cancel')}</Button>
      </div>
    </Form>
  );
}
