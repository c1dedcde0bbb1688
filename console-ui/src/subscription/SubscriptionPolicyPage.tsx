import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { useLive } from '../live/useLive';
import { useAction } from '../shared/action';
import { api } from '../shared/api';
import { CopyLink } from '../shared/CopyLink';
import { Checkbox, Field, Form } from '../shared/Form';
import { useTitle } from '../shared/frame';
import { Button, ButtonLink, Loading, Section } from '../shared/parts';
import { Problem } from '../shared/Problem';
import { iMay } from '../shared/session';
import { Time } from '../shared/Time';
import { t } from '../shared/words';
import { People } from './People';
import './subscription.css';
import type { SubscriptionPolicy } from './types';
import { s } from './words';

/** What the house decided about mails to residents. */
export default function SubscriptionPolicyPage(): JSX.Element {
  useTitle(t('navSubscriptions'));
  const policy = useLive<SubscriptionPolicy>('/api/subscription-policy', {
    touchedBy: (hint) => hint.kind === 'subscription.policy-changed',
  });
  return (
    <div class="subscription-width">
      <div class="page-head">
        <h1>{t('navSubscriptions')}</h1>
      </div>
      <div class="stack">
        <Problem of={policy.problem} onRetry={policy.refresh} nothingTyped />
        {!policy.data && policy.loading && <Loading />}
        {policy.data && (
          <>
            {!policy.data.account && (
              <div class="note stack">
                <p>{s('noAccount')}</p>
                {iMay(['ADMIN']) && (
                  <p>
                    <ButtonLink to="/accounts">{s('toAccounts')}</ButtonLink>
                  </p>
                )}
              </div>
            )}
            <Section title={s('people')}>
              <People label={s('everywhere')} of={policy.data.everywhere} />
              {policy.data.link && (
                <>
                  <p class="quiet small">{s('link')}</p>
                  <CopyLink link={policy.data.link} label={s('link')} />
                </>
              )}
            </Section>
            <Settings
              key={policy.data.version}
              policy={policy.data}
              onSaved={policy.set}
              onRefresh={policy.refresh}
            />
          </>
        )}
      </div>
    </div>
  );
}

/** What is no number is left to the service to refuse. */
function numberOf(text: string): number | string {
  return /^\d{1,6}$/.test(text.trim()) ? Number(text.trim()) : text;
}

function Settings(props: {
  policy: SubscriptionPolicy;
  onSaved: (policy: SubscriptionPolicy) => void;
  onRefresh: () => unknown;
}): JSX.Element {
  const { policy } = props;
  const [enabled, setEnabled] = useState(policy.enabled);
  const [perMinute, setPerMinute] = useState(String(policy.perMinute));
  const [keepDays, setKeepDays] = useState(String(policy.keepDays));
  const save = useAction(async () => {
    const body = { enabled, perMinute: numberOf(perMinute), keepDays: numberOf(keepDays) };
    props.onSaved(await api.put<SubscriptionPolicy>('/api/subscription-policy', body, policy.version));
  });
  return (
    <Section title={s('settings')}>
      <p class="quiet">{s('settingsNote')}</p>
      <Form label={s('settings')} onSubmit={save.run} problem={save.problem} onRefresh={props.onRefresh}>
        <Checkbox name="enabled" label={s('on')} help={s('onNote')} checked={enabled} onChange={setEnabled} />
        <Field
          name="perMinute"
          numeric
          label={s('perMinute')}
          help={s('perMinuteHelp')}
          value={perMinute}
          onInput={setPerMinute}
        />
        <Field
          name="keepDays"
          numeric
          label={s('keepDays')}
          help={s('keepDaysHelp')}
          value={keepDays}
          onInput={setKeepDays}
        />
        <div>
          <Button
            type="submit"
            kind="primary"
            busy={save.busy}
            whyNot={iMay(['ADMIN']) ? undefined : s('adminOnly')}
          >
            {s('save')}
          </Button>
        </div>
        {policy.changedBy && (
          <p class="quiet small">
            {s('changed', { name: policy.changedBy })} <Time at={policy.changedAt} />
          </p>
        )}
      </Form>
    </Section>
  );
}
