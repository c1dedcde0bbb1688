import type { JSX } from 'preact';
import { Link, useLocation } from 'wouter-preact';
import { useAction } from '../shared/action';
import { api } from '../shared/api';
import { useDraft } from '../shared/drafts';
import { Field, Form, Select } from '../shared/Form';
import { useTitle } from '../shared/frame';
import { inMyLanguage } from '../shared/i18n';
import { Button, ButtonLink } from '../shared/parts';
import { iMay } from '../shared/session';
import type { Incident } from '../shared/types';
import { t } from '../shared/words';
import { ScenarioChoice, languagesOf, useScenarios } from './ScenarioChoice';
import { SpeedField } from './SpeedField';
import { x } from './words';
import './exercise.css';

/** Chooses a scenario and opens an exercise with it (guidelines H39, V16). */
export default function ExercisesPage(): JSX.Element {
  useTitle(x('chooseTitle'));
  const [, go] = useLocation();
  const listed = useScenarios();
  const [form, change, draft] = useDraft('exercise.new', { scenario: '', title: '', language: '', speed: 1 });
  const open = useAction(async () => {
    const opened = await api.post<Incident>('/api/exercises', {
      scenario: form.scenario,
      ...(form.title.trim() ? { title: form.title } : {}),
      ...(form.language ? { language: form.language } : {}),
      speed: form.speed,
    });
    draft.drop();
    go(`/i/${opened.id}/exercise`);
  });
  const chosen = listed.data?.items.find(({ id }) => id === form.scenario);
  const languages = languagesOf(listed.data, form.scenario);
  return (
    <div class="narrow">
      <h1>{x('chooseTitle')}</h1>
      <p>{x('chooseHelp')}</p>
      <Form onSubmit={open.run} problem={open.problem} label={x('chooseTitle')}>
        <ScenarioChoice
          listed={listed}
          value={form.scenario}
          onChange={(scenario) => change({ scenario, language: '' })}
        />
        {chosen && (
          <div class="note">
            <strong>{x('goals')}</strong>
            <ul>
              {chosen.goals.map((goal) => (
                <li key={inMyLanguage(goal)}>{inMyLanguage(goal)}</li>
              ))}
            </ul>
          </div>
        )}
        {languages.length > 1 && (
          <Select
            name="language"
            label={x('fLanguage')}
            value={form.language || (languages[0] ?? '')}
            onChange={(language) => change({ language })}
            choices={languages.map((lang) => ({ value: lang, label: t.find(`lang.${lang}`) ?? lang }))}
          />
        )}
        <Field
          name="title"
          label={x('fTitle')}
          help={x('fTitleHelp')}
          value={form.title}
          limit={200}
          optional
          onInput={(title) => change({ title })}
        />
        <SpeedField value={form.speed} onChange={(speed) => change({ speed })} />
        <div class="line">
          <Button
            type="submit"
            kind="primary"
            busy={open.busy}
            whyNot={!iMay(['LEAD']) ? x('onlyLead') : form.scenario === '' ? x('chooseFirst') : undefined}
          >
            {x('openDo')}
          </Button>
          <ButtonLink to="/">{t('cancel')}</ButtonLink>
        </div>
      </Form>
      <p>
        <Link href="/open">{x('chooseOwn')}</Link>
      </p>
    </div>
  );
}
