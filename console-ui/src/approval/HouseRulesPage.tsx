import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { useLive, type Live } from '../live/useLive';
import { useAction } from '../shared/action';
import { api } from '../shared/api';
import { Field, Form, TextArea } from '../shared/Form';
import { useTitle } from '../shared/frame';
import { Button, Loading, News, Section } from '../shared/parts';
import { PeoplePicker } from '../shared/PeoplePicker';
import { Problem } from '../shared/Problem';
import { iMay } from '../shared/session';
import type { CheckLevel, HouseRules, Page, Person } from '../shared/types';
import { Levels } from './Levels';
import { linesOf } from './policy';
import { v } from './words';
import './approval.css';

/** What the checks have to know of this house and how strict they are. Everybody may read it, an administrator changes it. */
export default function HouseRulesPage(): JSX.Element {
  useTitle(v('rulesTitle'));
  const admin = iMay(['ADMIN']);
  // The form is made anew with the version that comes back; the word has to outlive it.
  const [state, setState] = useState<'idle' | 'typing' | 'saved'>('idle');
  const rules = useLive<HouseRules>('/api/house-rules', {
    touchedBy: (hint) => hint.kind.startsWith('house'),
    keep: state === 'typing',
  });
  return (
    <div class="stack settled-width">
      <div class="page-head">
        <h1>{v('rulesTitle')}</h1>
      </div>
      <p class="readable">
        {v('rulesIntro')} {!admin && v('policyAdminOnly')}
      </p>
      <News n={rules.news} onShow={rules.show} />
      <Problem of={rules.problem} onRetry={rules.refresh} nothingTyped />
      {!rules.data && rules.loading && <Loading />}
      {rules.data &&
        (admin ? (
          <RulesForm
            key={rules.data.version}
            rules={rules.data}
            live={rules}
            saved={state === 'saved'}
            onTyping={() => setState('typing')}
            onSaved={() => setState('saved')}
          />
        ) : (
          <RulesRead rules={rules.data} />
        ))}
    </div>
  );
}

function RulesForm(props: {
  rules: HouseRules;
  live: Live<HouseRules>;
  saved: boolean;
  onTyping: () => void;
  onSaved: () => void;
}): JSX.Element {
  const { rules } = props;
  const people = useLive<Page<Person>>('/api/people?limit=200');
  const [form, setForm] = useState({
    ownNumbers: rules.ownNumbers.join('\n'),
    ownAddresses: rules.ownAddresses.join('\n'),
    confidentialTerms: rules.confidentialTerms.join('\n'),
    emergencyMandate: rules.emergencyMandate.map(({ id }) => id),
    emergencyReviewMinutes: String(rules.emergencyReviewMinutes),
    levels: Object.fromEntries(rules.levels.map(({ check, level }) => [check, level])),
  });
  const change = (part: Partial<typeof form>): void => {
    props.onTyping();
    setForm((before) => ({ ...before, ...part }));
  };
  const save = useAction(async () => {
    await api.put(
      '/api/house-rules',
      {
        ownNumbers: linesOf(form.ownNumbers),
        ownAddresses: linesOf(form.ownAddresses),
        confidentialTerms: linesOf(form.confidentialTerms),
        emergencyMandate: form.emergencyMandate,
        emergencyReviewMinutes: Number(form.emergencyReviewMinutes),
        levels: changedLevels(rules.levels, form.levels),
      },
      rules.version,
    );
    props.onSaved();
    await props.live.refresh();
  });
  return (
    <Form onSubmit={save.run} problem={save.problem} onRefresh={props.live.refresh} label={v('rulesTitle')}>
      <Section title={v('rulesOwn')}>
        <div class="pair">
          <TextArea
            name="ownNumbers"
            label={v('rulesNumbers')}
            help={v('rulesNumbersHelp')}
            optional
            value={form.ownNumbers}
            onInput={(ownNumbers) => change({ ownNumbers })}
          />
          <TextArea
            name="ownAddresses"
            label={v('rulesAddresses')}
            help={v('rulesAddressesHelp')}
            optional
            value={form.ownAddresses}
            onInput={(ownAddresses) => change({ ownAddresses })}
          />
          <TextArea
            name="confidentialTerms"
            label={v('rulesTerms')}
            help={v('rulesTermsHelp')}
            optional
            value={form.confidentialTerms}
            onInput={(confidentialTerms) => change({ confidentialTerms })}
          />
        </div>
      </Section>
      <Section title={v('emergencyTitle')}>
        <PeoplePicker
          label={v('rulesMandate')}
          people={(people.data?.items ?? [])
            .filter((each) => each.active !== false || form.emergencyMandate.includes(each.id))
            .map((each) => ({ id: each.id, name: each.name, more: each.username }))}
          chosen={form.emergencyMandate}
          onChange={(emergencyMandate) => change({ emergencyMandate })}
        />
        <p class="help">{v('rulesMandateHelp')}</p>
        <div class="minutes">
          <Field
            name="emergencyReviewMinutes"
            type="number"
            label={v('rulesOwed')}
            value={form.emergencyReviewMinutes}
            onInput={(emergencyReviewMinutes) => change({ emergencyReviewMinutes })}
          />
        </div>
      </Section>
      <Levels
        levels={rules.levels}
        chosen={form.levels}
        onChange={(check, level) => change({ levels: { ...form.levels, [check]: level } })}
      />
      <div class="line">
        <Button type="submit" kind="primary" busy={save.busy}>
          {v('rulesSave')}
        </Button>
        <span role="status">{props.saved && v('rulesSaved')}</span>
      </div>
    </Form>
  );
}

/** Only what differs from the usual; a fixed level is not for sending. */
export function changedLevels(
  levels: readonly CheckLevel[],
  chosen: Readonly<Record<string, CheckLevel['level']>>,
): Record<string, CheckLevel['level']> {
  return Object.fromEntries(
    levels
      .filter((each) => !each.fixed && chosen[each.check] !== undefined && chosen[each.check] !== each.usual)
      .map((each) => [each.check, chosen[each.check] ?? each.usual]),
  );
}

function RulesRead({ rules }: { rules: HouseRules }): JSX.Element {
  const list = (items: readonly string[]): JSX.Element =>
    items.length === 0 ? <span class="quiet">{v('rulesNone')}</span> : <>{items.join(', ')}</>;
  return (
    <>
      <dl class="facts-list">
        <dt>{v('rulesNumbers')}</dt>
        <dd>{list(rules.ownNumbers)}</dd>
        <dt>{v('rulesAddresses')}</dt>
        <dd>{list(rules.ownAddresses)}</dd>
        <dt>{v('rulesTerms')}</dt>
        <dd>{list(rules.confidentialTerms)}</dd>
        <dt>{v('rulesMandate')}</dt>
        <dd>
          {rules.emergencyMandate.length === 0
            ? v('rulesMandateLead')
            : rules.emergencyMandate.map(({ name }) => name).join(', ')}
        </dd>
        <dt>{v('rulesOwed')}</dt>
        <dd>{rules.emergencyReviewMinutes}</dd>
      </dl>
      <Levels levels={rules.levels} chosen={{}} />
    </>
  );
}
