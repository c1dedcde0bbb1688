import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { useAction } from '../shared/action';
import { api } from '../shared/api';
import { useDraft } from '../shared/drafts';
import { Field, Form, Select, TextArea } from '../shared/Form';
import { language, languages, ownNames, type Language } from '../shared/i18n';
import { Button, Restored } from '../shared/parts';
import type { Incident, Rumour } from '../shared/types';
import { t } from '../shared/words';
import { isItTrue } from './questionWords';
import { r } from './words';

interface Typed {
  name: string;
  service: string;
  email: string;
  lang: Language;
  /** Empty: the plain question whether the claim is so. */
  question: string;
}

/**
 * Asks somebody who knows, with a link of their own. They need no account: the link opens one page with the claim and three
 * answers. Without an address the link is passed on by hand.
 */
export function AskForm(props: {
  rumour: Rumour;
  incident: Incident | undefined;
  onAsked: () => Promise<unknown>;
  onCancel: () => void;
}): JSX.Element {
  const { rumour } = props;
  const [initial] = useState<Typed>({
    name: '',
    service: '',
    email: '',
    lang: language.peek(),
    question: '',
  });
  const [form, change, draft] = useDraft<Typed>(`rumour.ask.${rumour.id}`, initial);
  const question = form.question === '' ? isItTrue(form.lang, rumour.claim) : form.question;
  const ask = useAction(async () => {
    const { name, service, email, lang } = form;
    await api.post(`/api/rumours/${rumour.id}/questions`, {
      name: name.trim(),
      ...(service.trim() ? { service: service.trim() } : {}),
      ...(email.trim() ? { email: email.trim() } : {}),
      lang,
      question: question.trim(),
    });
    draft.drop();
    await props.onAsked();
  });
  return (
    <Form onSubmit={ask.run} problem={ask.problem} label={r('askTitle')} class="form">
      <h3>{r('askTitle')}</h3>
      <p class="help">{r('askHelp')}</p>
      <Restored show={draft.restored} onDrop={() => draft.drop(initial)} />
      <div class="rumour-pair even">
        <Field
          name="name"
          label={r('askName')}
          value={form.name}
          onInput={(name) => change({ name })}
          limit={120}
        />
        <Field
          name="service"
          label={r('askService')}
          value={form.service}
          onInput={(service) => change({ service })}
          limit={120}
          optional
        />
      </div>
      <div class="rumour-pair even">
        <Field
          name="email"
          type="email"
          label={r('askEmail')}
          help={r('askEmailHelp')}
          value={form.email}
          onInput={(email) => change({ email })}
          limit={254}
          autoCapitalize="none"
          optional
        />
        <Select<Language>
          name="lang"
          label={r('askLanguage')}
          value={form.lang}
          onChange={(lang) => change({ lang })}
          choices={languages.map((each) => ({ value: each, label: ownNames[each] }))}
        />
      </div>
      <TextArea
        name="question"
        label={r('askQuestion')}
        value={question}
        onInput={(typed) => change({ question: typed })}
        lang={form.lang}
        rows={2}
        limit={1000}
      />
      <div class="line">
        <Button type="submit" kind="primary" busy={ask.busy}>
          {r('askSend')}
        </Button>
        <Button onClick={props.onCancel}>{t('cancel')}</Button>
      </div>
    </Form>
  );
}
