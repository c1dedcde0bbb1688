import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { useLive, type Live } from '../live/useLive';
import { useAction } from '../shared/action';
import { api } from '../shared/api';
import { Checkbox, Field, Form, Radios } from '../shared/Form';
import { Button, News, Section } from '../shared/parts';
import { Problem } from '../shared/Problem';
import { fromReplyForm, toReplyForm } from './policyForm';
import type { ReplyPolicy } from './types';
import { w } from './words';

type State = 'idle' | 'typing' | 'saved';

/** How the house answers: whose name stands below, what goes out by itself, where people report things. */
export function ReplyPolicyPart({ whyNot }: { whyNot: string | undefined }): JSX.Element {
  const [state, setState] = useState<State>('idle');
  const policy = useLive<ReplyPolicy>('/api/reply-policy', {
    touchedBy: (hint) => hint.kind.startsWith('reply-policy'),
    keep: state === 'typing',
  });
  return (
    <Section title={w('replyPolicy')}>
      <News n={policy.news} onShow={policy.show} />
      <Problem of={policy.problem} onRetry={policy.refresh} nothingTyped />
      {policy.data && (
        <Fields
          key={policy.data.version}
          policy={policy.data}
          live={policy}
          whyNot={whyNot}
          state={state}
          onState={setState}
        />
      )}
    </Section>
  );
}

function Fields(props: {
  policy: ReplyPolicy;
  live: Live<ReplyPolicy>;
  whyNot: string | undefined;
  state: State;
  onState: (state: State) => void;
}): JSX.Element {
  const { policy, live } = props;
  const [form, setForm] = useState(() => toReplyForm(policy));
  const change = (part: Partial<typeof form>): void => {
    props.onState('typing');
    setForm((before) => ({ ...before, ...part }));
  };
  const save = useAction(async () => {
    live.set(await api.put<ReplyPolicy>('/api/reply-policy', fromReplyForm(form), policy.version));
    props.onState('saved');
  });
  return (
    <Form onSubmit={save.run} problem={save.problem} onRefresh={live.refresh} label={w('replyPolicy')}>
      <Checkbox
        name="receipts"
        label={w('replyPolicyReceipts')}
        help={w('replyPolicyReceiptsHelp')}
        checked={form.receipts}
        onChange={(receipts) => change({ receipts })}
      />
      <Radios<ReplyPolicy['signature']>
        name="signature"
        label={w('replyPolicySignature')}
        value={form.signature}
        onChange={(signature) => change({ signature })}
        choices={(['NONE', 'FIRST_NAME'] as const).map((value) => ({
          value,
          label: w(`signature.${value}`),
        }))}
      />
      <Field
        name="reportingPoint"
        label={w('replyPolicyPoint')}
        help={w('replyPolicyPointHelp')}
        value={form.reportingPoint}
        onInput={(reportingPoint) => change({ reportingPoint })}
        limit={200}
        optional
      />
      <Field
        name="validMinutes"
        type="number"
        label={w('replyPolicyValid')}
        help={w('replyPolicyValidHelp')}
        value={form.validHours}
        onInput={(validHours) => change({ validHours })}
      />
      <div class="line">
        <Button type="submit" busy={save.busy} whyNot={props.whyNot}>
          {w('replyPolicySave')}
        </Button>
        <span role="status">{props.state === 'saved' && w('policySaved')}</span>
      </div>
    </Form>
  );
}
