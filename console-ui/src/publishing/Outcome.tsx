import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { useAction } from '../shared/action';
import { api } from '../shared/api';
import { Field, Form, TextArea } from '../shared/Form';
import { Button } from '../shared/parts';
import { Problem } from '../shared/Problem';
import type { Delivery } from '../shared/types';
import { p } from './words';

interface Outcome {
  delivery: Delivery;
  name: string;
  whyNot: string | undefined;
  onChanged: () => unknown;
}

/** Nobody knows whether it left. Look first, then say: sending again unseen is how people get it twice. */
export function Unclear({ delivery, name, whyNot, onChanged }: Outcome): JSX.Element {
  const say = useAction(async (outcome: 'done' | 'failed') => {
    await api.post(`/api/deliveries/${delivery.id}/outcome`, { outcome });
    await onChanged();
  });
  const look = delivery.url ?? delivery.targetUrl;
  return (
    <div class="note stack">
      <p>{p('unclearWhat', { name })}</p>
      {look && (
        <p>
          <a href={look} target="_blank" rel="noreferrer">
            {p('lookThere', { name })}
          </a>
        </p>
      )}
      <Problem of={say.problem} nothingTyped />
      <div class="row-actions">
        <Button
          busy={say.busy}
          whyNot={whyNot}
          onClick={() => say.run('done')}
          label={`${p('unclearSent')}: ${name}`}
        >
          {p('unclearSent')}
        </Button>
        {whyNot === undefined && (
          <Button busy={say.busy} onClick={() => say.run('failed')} label={`${p('unclearNotSent')}: ${name}`}>
            {p('unclearNotSent')}
          </Button>
        )}
      </div>
    </div>
  );
}

/** Work for a person: sound van, press call, posters. Done with a proof, or not done with a reason. */
export function ByHand({ delivery, name, whyNot, onChanged }: Outcome): JSX.Element {
  const [open, setOpen] = useState(false);
  const [proof, setProof] = useState('');
  const [url, setUrl] = useState('');
  const say = useAction(async (outcome: 'done' | 'failed') => {
    await api.post(`/api/deliveries/${delivery.id}/outcome`, {
      outcome,
      ...(proof.trim() ? { proof: proof.trim() } : {}),
      ...(url.trim() ? { url: url.trim() } : {}),
    });
    await onChanged();
  });
  if (!open) {
    return (
      <Button small whyNot={whyNot} onClick={() => setOpen(true)} label={`${p('byHandTell')}: ${name}`}>
        {p('byHandTell')}
      </Button>
    );
  }
  return (
    <Form onSubmit={() => say.run('done')} problem={say.problem} label={`${p('byHandTell')}: ${name}`}>
      <TextArea
        name="proof"
        label={p('byHandProof')}
        help={p('byHandProofHelp')}
        rows={2}
        limit={1000}
        value={proof}
        onInput={setProof}
      />
      <Field
        name="url"
        type="url"
        label={p('byHandLink')}
        optional
        value={url}
        onInput={setUrl}
        limit={2000}
      />
      <div class="row-actions">
        <Button type="submit" kind="primary" busy={say.busy}>
          {p('byHandDone')}
        </Button>
        <Button busy={say.busy} onClick={() => say.run('failed')}>
          {p('byHandFailed')}
        </Button>
      </div>
    </Form>
  );
}
