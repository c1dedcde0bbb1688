import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { scaleName } from '../incident/names';
import { useLive } from '../live/useLive';
import { useAction } from '../shared/action';
import { api } from '../shared/api';
import { inMyLanguage, withColon } from '../shared/i18n';
import { useTitle } from '../shared/frame';
import { Button, Dialog, Loading, Section } from '../shared/parts';
import { Problem } from '../shared/Problem';
import { iMay } from '../shared/session';
import type { Page, Policy } from '../shared/types';
import { t } from '../shared/words';
import { questionsOf, whatFor } from './policy';
import { PolicyForm } from './PolicyForm';
import { v } from './words';
import './approval.css';

type Open = { what: 'add' } | { what: 'edit' | 'remove'; policy: Policy };

/** Who reviews what and with which questions; everybody may read it, an administrator changes it. */
export default function PoliciesPage(): JSX.Element {
  useTitle(v('policiesTitle'));
  const [open, setOpen] = useState<Open>();
  const [done, setDone] = useState<'policySaved' | 'policyRemoved'>();
  const policies = useLive<Page<Policy>>('/api/policies', {
    touchedBy: (hint) => hint.kind.startsWith('policy.'),
    keep: open !== undefined,
  });
  const all = policies.data?.items;
  const whyNot = iMay(['ADMIN']) ? undefined : v('policyAdminOnly');
  const finish = (word?: 'policySaved' | 'policyRemoved'): void => {
    setOpen(undefined);
    setDone(word);
    if (word) void policies.refresh();
  };
  const own = (all ?? []).filter((policy) => !policy.builtIn);
  const builtIn = (all ?? []).filter((policy) => policy.builtIn);
  const questions = questionsOf(all ?? []);
  return (
    <div class="stack settled-width">
      <div class="page-head">
        <h1>{v('policiesTitle')}</h1>
        {open?.what !== 'add' && all && (
          <Button kind="primary" whyNot={whyNot} onClick={() => setOpen({ what: 'add' })}>
            {v('policyAdd')}
          </Button>
        )}
      </div>
      <p class="readable">{v('policiesIntro')}</p>
      <div role="status">{done && <p class="note">{v(done)}</p>}</div>
      <Problem of={policies.problem} onRetry={policies.refresh} nothingTyped />
      {!all && policies.loading && <Loading />}
      {open?.what === 'add' && <PolicyForm questions={questions} onDone={finish} />}
      {all && (
        <Section title={v('policiesOwn')}>
          {own.length === 0 && <p class="quiet">{v('policiesOwnNone')}</p>}
          <ul class="rows">
            {own.map((policy) =>
              open?.what === 'edit' && open.policy.id === policy.id ? (
                <li class="row" key={policy.id}>
                  <PolicyForm
                    policy={open.policy}
                    questions={questions}
                    onDone={finish}
                    onRefresh={policies.refresh}
                  />
                </li>
              ) : (
                <PolicyRow
                  key={policy.id}
                  policy={policy}
                  onEdit={whyNot === undefined ? () => setOpen({ what: 'edit', policy }) : undefined}
                  onRemove={whyNot === undefined ? () => setOpen({ what: 'remove', policy }) : undefined}
                />
              ),
            )}
          </ul>
        </Section>
      )}
      {all && (
        <Section title={v('policiesBuiltIn')}>
          <ul class="rows">
            {builtIn.map((policy) => (
              <PolicyRow key={policy.id} policy={policy} />
            ))}
          </ul>
        </Section>
      )}
      {open?.what === 'remove' && <RemoveDialog policy={open.policy} onDone={finish} />}
    </div>
  );
}

function PolicyRow(props: { policy: Policy; onEdit?: () => void; onRemove?: () => void }): JSX.Element {
  const { policy } = props;
  const name = whatFor(policy, scaleName);
  return (
    <li class="row">
      <span class="row-title">{name}</span>
      <p class="row-more">
        <span>
          {withColon(v('policyRequiredN', { n: policy.required }))}{' '}
          {policy.roles.map((role) => t(`role.${role}`)).join(', ')}
        </span>
        <span>{policy.strict ? v('policyStrictShort') : v('policyFreeShort')}</span>
        {policy.languagesSeparately && <span>{v('policySeparatelyShort')}</span>}
        <span>
          {v('policyTimes', { remind: policy.remindAfterMinutes, escalate: policy.escalateAfterMinutes })}
        </span>
        <span>
          {policy.validMinutes === 0
            ? v('policyValidAlways')
            : v('policyValidFor', { n: policy.validMinutes })}
        </span>
      </p>
      <details>
        <summary class="small">{v('policyQuestionsShow', { n: policy.questions.length })}</summary>
        <ul class="plain-list">
          {policy.questions.map((question) => (
            <li key={question.id}>
              {inMyLanguage(question.text)} <span class="small quiet">{question.guidelines.join(' ')}</span>
            </li>
          ))}
        </ul>
      </details>
      {props.onEdit && (
        <div class="row-actions">
          <Button small label={`${withColon(v('policyEdit'))} ${name}`} onClick={props.onEdit}>
            {t('edit')}
          </Button>
          <Button small label={`${withColon(v('policyRemove'))} ${name}`} onClick={props.onRemove}>
            {t('remove')}
          </Button>
        </div>
      )}
    </li>
  );
}

function RemoveDialog(props: { policy: Policy; onDone: (word?: 'policyRemoved') => void }): JSX.Element {
  const remove = useAction(async () => {
    await api.delete(`/api/policies/${props.policy.id}`);
    props.onDone('policyRemoved');
  });
  return (
    <Dialog title={v('policyRemove')} onClose={() => props.onDone()}>
      <div class="stack">
        <p>
          <strong>{whatFor(props.policy, scaleName)}</strong>
        </p>
        <p>{v('policyRemoveSure')}</p>
        <Problem of={remove.problem} nothingTyped />
        <div class="row-actions">
          <Button kind="danger" busy={remove.busy} onClick={remove.run}>
            {t('remove')}
          </Button>
          <Button onClick={() => props.onDone()}>{t('cancel')}</Button>
        </div>
      </div>
    </Dialog>
  );
}
