import type { JSX } from 'preact';
import { useAction } from '../shared/action';
import { api } from '../shared/api';
import { useDraft } from '../shared/drafts';
import { Field, Form, Select, TextArea } from '../shared/Form';
import { Button, Restored } from '../shared/parts';
import type { Fact, FactKind, FactState, Texts } from '../shared/types';
import { t } from '../shared/words';
import { w } from './words';

interface FactFields {
  text: Texts;
  kind: FactKind;
  state: FactState;
  source: string;
  service: string;
}

const kinds: readonly FactKind[] = ['KNOWN', 'DOING', 'ASK', 'WHERE'];
const states: readonly FactState[] = ['REPORTED', 'CONFIRMED', 'UNKNOWN', 'DENIED', 'OUTDATED'];

function fieldsOf(fact: Fact | undefined): FactFields {
  return {
    text: fact?.text ?? {},
    kind: fact?.kind ?? 'KNOWN',
    state: fact?.state ?? 'REPORTED',
    source: fact?.source ?? '',
    service: fact?.service ?? '',
  };
}

/** Adds a fact or changes one. */
export function FactForm(props: {
  incident: string;
  languages: readonly string[];
  fact?: Fact;
  onDone: () => void;
  onRefresh: () => unknown;
}): JSX.Element {
  const { fact } = props;
  const initial = fieldsOf(fact);
  const name = fact ? `fact.edit.${fact.id}` : `fact.new.${props.incident}`;
  const [form, change, draft] = useDraft<FactFields>(name, initial);
  const languages = [...new Set([...props.languages, ...Object.keys(initial.text)])];
  const save = useAction(async () => {
    const text = Object.fromEntries(Object.entries(form.text).filter(([, each]) => each?.trim()));
    const body = { ...form, text };
    if (fact) await api.patch<Fact>(`/api/facts/${fact.id}`, body, fact.version);
    else await api.post<Fact>(`/api/incidents/${props.incident}/facts`, body);
    draft.drop();
    props.onDone();
  });
  return (
    <Form
      class="form card"
      label={w(fact ? 'factEdit' : 'factAdd')}
      onSubmit={save.run}
      problem={save.problem}
      onRefresh={props.onRefresh}
    >
      {fact ? <h3>{w('factEdit')}</h3> : <h2>{w('factAdd')}</h2>}
      <Restored show={draft.restored} onDrop={() => draft.drop(initial)} />
      {languages.map((lang, index) => (
        <TextArea
          key={lang}
          name={`text.${lang}`}
          label={w('factText', { language: t.find(`lang.${lang}`) ?? lang })}
          help={index === 0 ? w('factTextHelp') : undefined}
          value={form.text[lang] ?? ''}
          onInput={(value) => change({ text: { ...form.text, [lang]: value } })}
          lang={lang}
          rows={2}
          limit={2000}
          optional={index > 0}
        />
      ))}
      <Select
        name="kind"
        label={w('factKind')}
        value={form.kind}
        onChange={(kind) => change({ kind })}
        choices={kinds.map((kind) => ({ value: kind, label: t(`factKind.${kind}`) }))}
      />
      <Select
        name="state"
        label={w('factState')}
        value={form.state}
        onChange={(state) => change({ state })}
        choices={states.map((state) => ({ value: state, label: t(`fact.${state}`) }))}
      />
      <Field
        name="source"
        label={w('factSource')}
        help={w('factSourceHelp')}
        value={form.source}
        onInput={(source) => change({ source })}
        limit={300}
        optional
      />
      <Field
        name="service"
        label={w('factService')}
        value={form.service}
        onInput={(service) => change({ service })}
        limit={120}
        optional
      />
      <div class="line">
        <Button type="submit" kind="primary" busy={save.busy}>
          {w('factSave')}
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
