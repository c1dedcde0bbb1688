import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { scaleName } from '../incident/names';
import { audienceName } from '../message/AudienceField';
import { useAction } from '../shared/action';
import { api } from '../shared/api';
import { Checkbox, Field, Form, TextArea, useFieldError } from '../shared/Form';
import { inMyLanguage } from '../shared/i18n';
import { Button } from '../shared/parts';
import { session } from '../shared/session';
import { purposes, type Policy, type ReviewQuestion, type Role } from '../shared/types';
import { t } from '../shared/words';
import { draftOfPolicy, requestOfPolicy, usualAudiences } from './policy';
import { v } from './words';

const readers: readonly Role[] = ['APPROVER', 'LEAD', 'SPOKESPERSON', 'EXPERT', 'OFFICIAL'];

/** Adds or changes a policy. What is not ticked under "for what" is any. */
export function PolicyForm(props: {
  policy?: Policy;
  questions: readonly ReviewQuestion[];
  onDone: (word?: 'policySaved') => void;
  onRefresh?: () => unknown;
}): JSX.Element {
  const { policy } = props;
  const [form, setForm] = useState(() => {
    const draft = draftOfPolicy(policy);
    return policy ? draft : { ...draft, questions: props.questions.map(({ id }) => id) };
  });
  const change = (part: Partial<typeof form>): void => setForm((before) => ({ ...before, ...part }));
  const save = useAction(async () => {
    const body = requestOfPolicy(form);
    await (policy
      ? api.put(`/api/policies/${policy.id}`, body, policy.version)
      : api.post('/api/policies', body));
    props.onDone('policySaved');
  });
  const title = policy ? v('policyEdit') : v('policyAdd');
  const scales = [...new Set([...(session.value?.house.scales ?? []), ...form.scales])];
  return (
    <Form
      onSubmit={save.run}
      problem={save.problem}
      onRefresh={props.onRefresh}
      class="form card"
      label={title}
    >
      <h2>{title}</h2>
      <p class="help">{v('policyEmptyAny')}</p>
      <Ticks
        name="purposes"
        label={v('policyPurposes')}
        all={purposes.map((each) => [each, t(`purpose.${each}`)])}
        chosen={form.purposes}
        onChange={(chosen) => change({ purposes: purposes.filter((each) => chosen.includes(each)) })}
      />
      <Ticks
        name="scales"
        label={v('policyScales')}
        all={scales.map((each) => [each, scaleName(each)])}
        chosen={form.scales}
        onChange={(chosen) => change({ scales: chosen })}
      />
      <Ticks
        name="audiences"
        label={v('policyAudiences')}
        all={usualAudiences.map((each) => [each, audienceName(each)])}
        chosen={form.audiences}
        onChange={(chosen) => change({ audiences: chosen })}
      />
      <TextArea
        name="ownAudiences"
        label={v('policyAudienceOwn')}
        rows={2}
        optional
        value={form.ownAudiences}
        onInput={(ownAudiences) => change({ ownAudiences })}
      />
      <div class="pair">
        <Field
          name="required"
          type="number"
          label={v('policyRequired')}
          value={form.required}
          onInput={(required) => change({ required })}
        />
        <Field
          name="remindAfterMinutes"
          type="number"
          label={v('policyRemind')}
          value={form.remindAfterMinutes}
          onInput={(remindAfterMinutes) => change({ remindAfterMinutes })}
        />
        <Field
          name="escalateAfterMinutes"
          type="number"
          label={v('policyEscalate')}
          value={form.escalateAfterMinutes}
          onInput={(escalateAfterMinutes) => change({ escalateAfterMinutes })}
        />
        <Field
          name="validMinutes"
          type="number"
          label={v('policyValid')}
          help={v('policyValidHelp')}
          value={form.validMinutes}
          onInput={(validMinutes) => change({ validMinutes })}
        />
      </div>
      <Ticks
        name="roles"
        label={v('policyRoles')}
        all={readers.map((role) => [role, t(`role.${role}`)])}
        chosen={form.roles}
        onChange={(chosen) => change({ roles: readers.filter((role) => chosen.includes(role)) })}
      />
      <Ticks
        name="questions"
        label={v('policyQuestions')}
        wide
        all={props.questions.map((each) => [each.id, inMyLanguage(each.text)])}
        chosen={form.questions}
        onChange={(chosen) =>
          change({ questions: props.questions.map(({ id }) => id).filter((id) => chosen.includes(id)) })
        }
      />
      <Checkbox
        name="strict"
        label={v('policyStrict')}
        checked={form.strict}
        onChange={(strict) => change({ strict })}
      />
      <Checkbox
        name="languagesSeparately"
        label={v('policySeparately')}
        checked={form.languagesSeparately}
        onChange={(languagesSeparately) => change({ languagesSeparately })}
      />
      <div class="line">
        <Button type="submit" kind="primary" busy={save.busy}>
          {t('save')}
        </Button>
        <Button onClick={() => props.onDone()}>{t('cancel')}</Button>
      </div>
    </Form>
  );
}

function Ticks(props: {
  name: string;
  label: string;
  all: readonly (readonly [id: string, label: string])[];
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
  wide?: boolean;
}): JSX.Element {
  const error = useFieldError(props.name);
  return (
    <fieldset class={`field ${error ? 'has-error' : ''}`}>
      <legend>{props.label}</legend>
      {error && (
        <p class="error">
          <span aria-hidden="true">✕ </span>
          {error}
        </p>
      )}
      <div class={`ticks ${props.wide ? 'wide' : ''}`}>
        {props.all.map(([id, label]) => (
          <Checkbox
            key={id}
            label={label}
            checked={props.chosen.includes(id)}
            onChange={(on) =>
              props.onChange(on ? [...props.chosen, id] : props.chosen.filter((each) => each !== id))
            }
          />
        ))}
      </div>
    </fieldset>
  );
}
