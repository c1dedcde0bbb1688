import { withColon } from '../shared/i18n';
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { languageName } from '../message/platforms';
import { useAction } from '../shared/action';
import { api } from '../shared/api';
import { Checkbox, Field, Form, TextArea } from '../shared/Form';
import { Button } from '../shared/parts';
import type { Delivery } from '../shared/types';
import { HandWork } from './HandWork';
import { p } from './words';

interface Props {
  /** The same work in every language of it. */
  deliveries: readonly Delivery[];
  name: string;
  whyNot: string | undefined;
  onChanged: () => unknown;
}

/** Work for a person: sound van, press call, posters. First what to do and the text, then how it went. */
export function ByHand({ deliveries, name, whyNot, onChanged }: Props): JSX.Element {
  const [shown, setShown] = useState(false);
  const [telling, setTelling] = useState(false);
  return (
    <>
      <div class="row-actions">
        <Button
          small
          expanded={shown}
          onClick={() => setShown(!shown)}
          label={`${withColon(p(shown ? 'handHide' : 'handShow'))} ${name}`}
        >
          {p(shown ? 'handHide' : 'handShow')}
        </Button>
        {!telling && (
          <Button
            small
            whyNot={whyNot}
            onClick={() => setTelling(true)}
            label={`${withColon(p('byHandTell'))} ${name}`}
          >
            {p('byHandTell')}
          </Button>
        )}
      </div>
      {shown &&
        deliveries.map((each, index) => <HandWork key={each.id} delivery={each} first={index === 0} />)}
      {telling && <HowItWent deliveries={deliveries} name={name} onChanged={onChanged} />}
    </>
  );
}

/** Done with a proof, or not done with a reason; for all languages at once or for the ones that are ticked. */
function HowItWent({ deliveries, name, onChanged }: Omit<Props, 'whyNot'>): JSX.Element {
  const [proof, setProof] = useState('');
  const [url, setUrl] = useState('');
  const [without, setWithout] = useState<readonly string[]>([]);
  const chosen = deliveries.filter(({ id }) => !without.includes(id));
  const whyNot = chosen.length === 0 ? p('byHandNoLanguage') : undefined;
  const say = useAction(async (outcome: 'done' | 'failed') => {
    try {
      for (const { id } of chosen) {
        await api.post(`/api/deliveries/${id}/outcome`, {
          outcome,
          ...(proof.trim() ? { proof: proof.trim() } : {}),
          ...(url.trim() ? { url: url.trim() } : {}),
        });
      }
    } finally {
      await onChanged();
    }
  });
  return (
    <Form
      onSubmit={() => {
        if (whyNot === undefined) void say.run('done');
      }}
      problem={say.problem}
      label={`${withColon(p('byHandTell'))} ${name}`}
    >
      {deliveries.length > 1 && (
        <fieldset class="field by-hand-languages">
          <legend>{p('byHandFor')}</legend>
          {deliveries.map(({ id, lang }) => (
            <Checkbox
              key={id}
              label={languageName(lang)}
              checked={!without.includes(id)}
              onChange={(on) => setWithout(on ? without.filter((each) => each !== id) : [...without, id])}
            />
          ))}
        </fieldset>
      )}
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
        <Button type="submit" kind="primary" busy={say.busy} whyNot={whyNot}>
          {p('byHandDone')}
        </Button>
        <Button busy={say.busy} whyNot={whyNot} onClick={() => say.run('failed')}>
          {p('byHandFailed')}
        </Button>
      </div>
    </Form>
  );
}
