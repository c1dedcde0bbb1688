import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { useLive } from '../live/useLive';
import { useAction } from '../shared/action';
import { api } from '../shared/api';
import { Field, Form, TextArea } from '../shared/Form';
import { useTitle } from '../shared/frame';
import { Button, Loading } from '../shared/parts';
import { Problem } from '../shared/Problem';
import { iMay } from '../shared/session';
import type { CareContact } from './types';
import './watch.css';
import { WatchNav } from './WatchNav';
import { l } from './words';

/** Whom the people who read all this can turn to (guideline H35). */
export default function CarePage(): JSX.Element {
  useTitle(l('care'));
  const [editing, setEditing] = useState(false);
  const care = useLive<CareContact>('/api/care', {
    touchedBy: (hint) => hint.kind.startsWith('care'),
    keep: editing,
  });
  return (
    <div class="watch-width">
      <WatchNav />
      <div class="page-head">
        <h1>{l('care')}</h1>
      </div>
      <div class="stack">
        <p class="quiet readable">{l('careNote')}</p>
        <Problem of={care.problem} onRetry={care.refresh} nothingTyped />
        {!care.data && care.loading && <Loading />}
        {care.data && (
          <CareForm
            key={care.data.version}
            care={care.data}
            onTyped={() => setEditing(true)}
            onSaved={(saved) => {
              setEditing(false);
              care.set(saved);
            }}
            onRefresh={care.refresh}
          />
        )}
      </div>
    </div>
  );
}

function CareForm(props: {
  care: CareContact;
  onTyped: () => void;
  onSaved: (care: CareContact) => void;
  onRefresh: () => unknown;
}): JSX.Element {
  const { care } = props;
  const [form, setForm] = useState({
    name: care.name ?? '',
    phone: care.phone ?? '',
    email: care.email ?? '',
    text: care.text ?? '',
  });
  const [saved, setSaved] = useState(false);
  const change = (some: Partial<typeof form>): void => {
    setForm({ ...form, ...some });
    setSaved(false);
    props.onTyped();
  };
  const save = useAction(async () => {
    const body = Object.fromEntries(Object.entries(form).filter(([, text]) => text.trim() !== ''));
    const now = await api.put<CareContact>('/api/care', body, care.version);
    setSaved(true);
    props.onSaved(now);
  });
  return (
    <Form
      class="form card"
      label={l('care')}
      onSubmit={save.run}
      problem={save.problem}
      onRefresh={props.onRefresh}
    >
      <Field
        name="name"
        label={l('careName')}
        value={form.name}
        onInput={(name) => change({ name })}
        limit={120}
        optional
      />
      <Field
        name="phone"
        type="tel"
        label={l('carePhone')}
        value={form.phone}
        onInput={(phone) => change({ phone })}
        limit={60}
        optional
      />
      <Field
        name="email"
        type="email"
        label={l('careEmail')}
        value={form.email}
        onInput={(email) => change({ email })}
        limit={320}
        optional
      />
      <TextArea
        name="text"
        label={l('careText')}
        help={l('careTextHelp')}
        value={form.text}
        onInput={(text) => change({ text })}
        rows={3}
        limit={1000}
        optional
      />
      <div class="line">
        <Button
          type="submit"
          kind="primary"
          busy={save.busy}
          whyNot={iMay(['LEAD', 'ADMIN']) ? undefined : l('leadOnly')}
        >
          {l('save')}
        </Button>
        {saved && <span role="status">{l('saved')}</span>}
      </div>
    </Form>
  );
}
