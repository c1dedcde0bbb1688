import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { SecondFactor } from '../approval/SecondFactor';
import { NotifyChoice } from '../clocks/NotifyChoice';
import { useAction } from '../shared/action';
import { api } from '../shared/api';
import { Field, Form, Select } from '../shared/Form';
import { useTitle } from '../shared/frame';
import { language, languages, ownNames, speak, type Language } from '../shared/i18n';
import { Button, ButtonLink, Section } from '../shared/parts';
import { Problem } from '../shared/Problem';
import { session } from '../shared/session';
import type { Person } from '../shared/types';
import { t } from '../shared/words';
import { NewPassword } from './Password';
import { w } from './words';

/** What a person may change about themselves. */
export default function MePage(): JSX.Element | null {
  useTitle(w('meTitle'));
  const mine = session.value;
  if (!mine) return null;
  return (
    <div class="narrow">
      <h1>{mine.person.name}</h1>
      <Section title={w('meRoles')}>
        <p>
          {mine.roles.length === 0 ? w('meNoRoles') : mine.roles.map((role) => t(`role.${role}`)).join(', ')}
        </p>
      </Section>
      <LanguageChoice />
      <PasswordChange />
      <SecondFactor />
      <NotifyChoice />
      <div>
        <ButtonLink to="/sign-out">{t('signOut')}</ButtonLink>
      </div>
    </div>
  );
}

function LanguageChoice(): JSX.Element {
  const choose = useAction(async (wanted: Language) => {
    await speak(wanted);
    const now = session.value;
    if (!now) return;
    const person = await api.patch<Person>(
      `/api/people/${now.person.id}`,
      { language: wanted },
      now.person.version,
    );
    session.value = { ...now, person: { ...now.person, language: wanted, version: person.version } };
  });
  return (
    <div class="stack">
      <Problem of={choose.problem} nothingTyped />
      <Select
        name="language"
        label={w('meLanguage')}
        value={language.value}
        onChange={choose.run}
        choices={languages.map((each) => ({ value: each, label: ownNames[each] }))}
      />
    </div>
  );
}

function PasswordChange(): JSX.Element {
  const [current, setCurrent] = useState('');
  const [password, setPassword] = useState('');
  const [done, setDone] = useState(false);
  const change = useAction(async () => {
    const answer = await api.put<{ csrfToken?: string } | undefined>('/api/session/password', {
      current,
      password,
    });
    if (answer?.csrfToken && session.value) session.value = { ...session.value, csrfToken: answer.csrfToken };
    setCurrent('');
    setPassword('');
    setDone(true);
  });
  return (
    <Section title={w('mePassword')}>
      <Form onSubmit={change.run} problem={change.problem} label={w('mePassword')}>
        <Field
          name="current"
          type="password"
          label={w('mePasswordCurrent')}
          value={current}
          onInput={setCurrent}
          autoComplete="current-password"
          limit={200}
        />
        <NewPassword value={password} onInput={setPassword} />
        <div class="line">
          <Button type="submit" kind="primary" busy={change.busy}>
            {w('mePasswordDo')}
          </Button>
          <span role="status">{done && w('mePasswordDone')}</span>
        </div>
      </Form>
    </Section>
  );
}
