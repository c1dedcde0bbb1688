import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { useLive, type Live } from '../live/useLive';
import { useAction } from '../shared/action';
import { api } from '../shared/api';
import { Checkbox, Field, Form, Labelled, Radios, Select } from '../shared/Form';
import { useTitle } from '../shared/frame';
import { Button, Loading, News, Section } from '../shared/parts';
import { Problem } from '../shared/Problem';
import { iMay } from '../shared/session';
import { Chip } from '../shared/StateChip';
import { Time } from '../shared/Time';
import { fromForm, toForm } from './policyForm';
import { ReplyPolicyPart } from './ReplyPolicyPart';
import './reaction.css';
import type { Reach, Treatment, TriagePolicy } from './types';
import { w } from './words';

const unwanted = ['HIDE', 'LEAVE', 'REMOVE'] as const;
const kindWords = ['ANSWER', 'LEAVE'] as const;

/** What the house decided about reactions, in writing, so that everybody treats them alike (guideline H42). */
export default function PolicyPage(): JSX.Element {
  useTitle(w('policyTitle'));
  const [state, setState] = useState<'idle' | 'typing' | 'saved'>('idle');
  const policy = useLive<TriagePolicy>('/api/triage-policy', {
    touchedBy: (hint) => hint.kind.startsWith('triage'),
    keep: state === 'typing',
  });
  const may = iMay(['LEAD', 'ADMIN']);
  return (
    <div class="stack reaction-narrow">
      <div class="page-head">
        <h1>{w('policyTitle')}</h1>
      </div>
      <p class="readable">{w('policyIntro')}</p>
      <News n={policy.news} onShow={policy.show} />
      <Problem of={policy.problem} onRetry={policy.refresh} nothingTyped />
      {!policy.data && policy.loading && <Loading />}
      {policy.data && (
        <PolicyForm
          key={policy.data.version}
          policy={policy.data}
          live={policy}
          whyNot={may ? undefined : w('policyWho')}
          saved={state === 'saved'}
          onTyping={() => setState('typing')}
          onSaved={() => setState('saved')}
        />
      )}
      <ReplyPolicyPart whyNot={may ? undefined : w('policyWho')} />
    </div>
  );
}

function PolicyForm(props: {
  policy: TriagePolicy;
  live: Live<TriagePolicy>;
  whyNot: string | undefined;
  saved: boolean;
  onTyping: () => void;
  onSaved: () => void;
}): JSX.Element {
  const { policy } = props;
  const [form, setForm] = useState(() => toForm(policy));
  const change = (part: Partial<typeof form>): void => {
    props.onTyping();
    setForm((before) => ({ ...before, ...part }));
  };
  const save = useAction(async () => {
    props.live.set(await api.put<TriagePolicy>('/api/triage-policy', fromForm(form), policy.version));
    props.onSaved();
  });
  const number = (
    name:
      | 'strikes'
      | 'exchanges'
      | 'answerHours'
      | 'crisisHours'
      | 'sightings'
      | 'retentionDays'
      | 'pseudonymiseAfterDays',
    label: string,
    help?: string,
  ): JSX.Element => (
    <Field
      name={fieldOf[name]}
      type="number"
      label={label}
      help={help}
      value={form[name]}
      onInput={(value) => change({ [name]: value })}
    />
  );
  const treatment = (
    name: 'political' | 'commercial' | 'positive',
    choices: readonly Treatment[],
  ): JSX.Element => (
    <Radios<Treatment>
      name={name}
      label={w(`policy.${name}`)}
      value={form[name]}
      onChange={(value) => change({ [name]: value })}
      choices={choices.map((value) => ({ value, label: w(`treatment.${value}`) }))}
    />
  );
  return (
    <Form onSubmit={save.run} problem={save.problem} onRefresh={props.live.refresh} label={w('policyTitle')}>
      <Section title={w('policyTreat')}>
        {treatment('political', unwanted)}
        {treatment('commercial', unwanted)}
        {treatment('positive', kindWords)}
      </Section>
      <Section title={w('policyClocks')}>
        <div class="policy-grid">
          {number('answerHours', w('policyAnswer'), w('policyAnswerHelp'))}
          {number('crisisHours', w('policyCrisis'))}
          {number('strikes', w('policyStrikes'), w('policyStrikesHelp'))}
          {number('exchanges', w('policyExchanges'), w('policyExchangesHelp'))}
        </div>
      </Section>
      <Section title={w('policySignOff')}>
        <Checkbox
          label={w('policyFree')}
          checked={form.freeTextNeedsSignOff}
          onChange={(freeTextNeedsSignOff) => change({ freeTextNeedsSignOff })}
        />
        <Checkbox
          label={w('policyTemplates')}
          checked={form.templatesNeedSignOff}
          onChange={(templatesNeedSignOff) => change({ templatesNeedSignOff })}
        />
      </Section>
      <Section title={w('policySpread')}>
        <p class="help readable">{w('policySpreadHelp')}</p>
        <div class="policy-grid">
          <Select<Reach>
            name="spreadThreshold.reach"
            label={w('policyReach')}
            value={form.reach}
            onChange={(reach) => change({ reach })}
            choices={(['LOW', 'MEDIUM', 'HIGH'] as const).map((value) => ({
              value,
              label: w(`reach.${value}`),
            }))}
          />
          {number('sightings', w('policySightings'))}
        </div>
      </Section>
      <Section title={w('policyPrivacy')}>
        <div class="policy-grid">
          {number('pseudonymiseAfterDays', w('policyPseudonym'), w('policyPseudonymHelp'))}
          {number('retentionDays', w('policyRetention'), w('policyRetentionHelp'))}
        </div>
      </Section>
      <Section title={w('policyCode')}>
        {policy.codeHint && (
          <p>
            <Chip tone="waiting" shape="half" word={policy.codeHint} />
          </p>
        )}
        <p>
          <a href="/code">{w('policyCodeSee')}</a>
        </p>
        <Field
          name="codeOfConductUrl"
          type="url"
          label={w('policyCodeUrl')}
          help={w('policyCodeUrlHelp')}
          value={form.codeOfConductUrl}
          onInput={(codeOfConductUrl) => change({ codeOfConductUrl })}
          limit={2000}
          optional
        />
        <div class="policy-grid">
          <Field
            name="codeApprovedBy"
            label={w('policyCodeBy')}
            value={form.codeApprovedBy}
            onInput={(codeApprovedBy) => change({ codeApprovedBy })}
            limit={200}
            optional
          />
          <DateField
            name="codeApprovedOn"
            label={w('policyCodeOn')}
            value={form.codeApprovedOn}
            onInput={(codeApprovedOn) => change({ codeApprovedOn })}
          />
          <DateField
            name="codeReviewOn"
            label={w('policyCodeReview')}
            value={form.codeReviewOn}
            onInput={(codeReviewOn) => change({ codeReviewOn })}
          />
        </div>
      </Section>
      <div class="line">
        <Button type="submit" kind="primary" busy={save.busy} whyNot={props.whyNot}>
          {w('policySave')}
        </Button>
        <span role="status">{props.saved && w('policySaved')}</span>
      </div>
      {policy.changedBy && policy.changedAt && (
        <p class="small quiet">
          {w('policyChanged', { name: policy.changedBy })} <Time at={policy.changedAt} />
        </p>
      )}
    </Form>
  );
}

/** Under which name the service refuses what stands in a field. */
const fieldOf = {
  strikes: 'strikes',
  exchanges: 'exchanges',
  answerHours: 'answerWithinMinutes',
  crisisHours: 'crisisAnswerWithinMinutes',
  sightings: 'spreadThreshold.sightings',
  retentionDays: 'retentionDays',
  pseudonymiseAfterDays: 'pseudonymiseAfterDays',
} as const;

function DateField(props: {
  name: string;
  label: string;
  value: string;
  onInput: (value: string) => void;
}): JSX.Element {
  return (
    <Labelled name={props.name} label={props.label} optional>
      {(attributes) => (
        <input
          {...attributes}
          type="date"
          value={props.value}
          onInput={(event) => props.onInput(event.currentTarget.value)}
        />
      )}
    </Labelled>
  );
}
