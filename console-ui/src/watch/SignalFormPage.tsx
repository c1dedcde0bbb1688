import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { useLive } from '../live/useLive';
import { useAction } from '../shared/action';
import { api } from '../shared/api';
import { CopyLink } from '../shared/CopyLink';
import { Field, Form } from '../shared/Form';
import { useTitle } from '../shared/frame';
import { Button, Dialog, Loading, Section } from '../shared/parts';
import { Problem } from '../shared/Problem';
import { iMay } from '../shared/session';
import { Chip } from '../shared/StateChip';
import { Time } from '../shared/Time';
import type { IncidentKind } from '../shared/types';
import { t } from '../shared/words';
import type { SignalForm } from './types';
import './watch.css';
import { WatchNav } from './WatchNav';
import { l } from './words';

/** The page on which every colleague signals what they see, without an account (guidelines L02, A17). */
export default function SignalFormPage(): JSX.Element {
  useTitle(l('signalForm'));
  return (
    <div class="watch-width">
      <WatchNav />
      <div class="page-head">
        <h1>{l('signalForm')}</h1>
      </div>
      <div class="stack">
        <p class="quiet readable">{l('signalNote')}</p>
        <OneForm kind="REAL" />
        <OneForm kind="EXERCISE" />
      </div>
    </div>
  );
}

function OneForm({ kind }: { kind: IncidentKind }): JSX.Element {
  const form = useLive<SignalForm>(`/api/signal-form?kind=${kind}`, {
    touchedBy: (hint) => hint.kind.startsWith('signal'),
  });
  return (
    <Section title={l(`signal.${kind}`)}>
      <Problem of={form.problem} onRetry={form.refresh} nothingTyped />
      {!form.data && form.loading && <Loading />}
      {form.data && (
        <Shown key={form.data.version} form={form.data} onChanged={form.set} onRefresh={form.refresh} />
      )}
    </Section>
  );
}

function Shown(props: {
  form: SignalForm;
  onChanged: (form: SignalForm) => void;
  onRefresh: () => unknown;
}): JSX.Element {
  const { form } = props;
  const why = iMay(['LEAD', 'ADMIN']) ? undefined : l('leadOnly');
  const [contact, setContact] = useState(form.contact ?? '');
  const [renewing, setRenewing] = useState(false);
  const decide = useAction(async (decided: { enabled: boolean; renew?: boolean }) => {
    const body = { kind: form.kind, contact: contact.trim() === '' ? undefined : contact, ...decided };
    props.onChanged(await api.put<SignalForm>('/api/signal-form', body, form.version));
  });
  return (
    <div class="stack">
      <p>
        {form.enabled ? (
          <Chip tone="live" shape="dot" word={l('signalOn')} />
        ) : (
          <Chip tone="neutral" shape="ring" word={l('signalOff')} />
        )}
        {form.changedAt && (
          <span class="quiet small">
            {' '}
            {form.changedBy} <Time at={form.changedAt} />
          </span>
        )}
      </p>
      {form.link && <CopyLink link={form.link} label={l(`signal.${form.kind}`)} />}
      <Form
        label={l(`signal.${form.kind}`)}
        onSubmit={() => decide.run({ enabled: form.enabled })}
        problem={decide.problem}
        onRefresh={props.onRefresh}
      >
        <Field
          name="contact"
          label={l('signalContact')}
          help={l('signalContactHelp')}
          value={contact}
          onInput={setContact}
          limit={500}
          optional
        />
        <div class="line">
          <Button
            kind={form.enabled ? 'quiet' : 'primary'}
            whyNot={why}
            busy={decide.busy}
            onClick={() => decide.run({ enabled: !form.enabled })}
          >
            {l(form.enabled ? 'signalTurnOff' : 'signalTurnOn')}
          </Button>
          {why === undefined && contact !== (form.contact ?? '') && (
            <Button type="submit" busy={decide.busy}>
              {l('save')}
            </Button>
          )}
          {why === undefined && form.enabled && (
            <Button onClick={() => setRenewing(true)}>{l('signalRenew')}</Button>
          )}
        </div>
      </Form>
      {renewing && (
        <Dialog title={l('signalRenew')} onClose={() => setRenewing(false)}>
          <div class="stack">
            <p>{l('signalRenewNote')}</p>
            <div class="line">
              <Button
                kind="danger"
                busy={decide.busy}
                onClick={async () => {
                  setRenewing(false);
                  await decide.run({ enabled: true, renew: true });
                }}
              >
                {l('signalRenew')}
              </Button>
              <Button onClick={() => setRenewing(false)}>{t('cancel')}</Button>
            </div>
          </div>
        </Dialog>
      )}
    </div>
  );
}
