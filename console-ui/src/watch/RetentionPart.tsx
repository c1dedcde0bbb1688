import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { useLive } from '../live/useLive';
import { useAction } from '../shared/action';
import { api } from '../shared/api';
import { Field, Form, Select } from '../shared/Form';
import { Button, Loading, Section } from '../shared/parts';
import { Problem } from '../shared/Problem';
import { iMay } from '../shared/session';
import { Time } from '../shared/Time';
import type { Incident } from '../shared/types';
import type { Retention } from './types';
import { l } from './words';

/** How long the reactions of one incident are kept, when that is not as the policy says (GDPR, article 5, 1 e). */
export function RetentionPart({ incidents }: { incidents: Incident[] }): JSX.Element {
  const [incident, setIncident] = useState('');
  const chosen = incident || (incidents[0]?.id ?? '');
  const kept = useLive<Retention>(chosen ? `/api/incidents/${chosen}/reaction-retention` : null);
  return (
    <Section title={l('retentionOf')}>
      <Select
        name="retentionOf"
        label={l('incident')}
        value={chosen}
        onChange={setIncident}
        choices={incidents.map(({ id, title }) => ({ value: id, label: title }))}
      />
      <Problem of={kept.problem} onRetry={kept.refresh} nothingTyped />
      {!kept.data && kept.loading && <Loading />}
      {kept.data && (
        <RetentionForm
          key={`${kept.data.incident}.${kept.data.version}`}
          retention={kept.data}
          incident={incidents.find(({ id }) => id === chosen)}
          onSaved={kept.set}
          onRefresh={kept.refresh}
        />
      )}
    </Section>
  );
}

/** What is left empty is decided by the house. */
export function daysOf(text: string): number | string | undefined {
  const written = text.trim();
  if (written === '') return undefined;
  return /^\d+$/.test(written) ? Number(written) : written;
}

function RetentionForm(props: {
  retention: Retention;
  incident: Incident | undefined;
  onSaved: (retention: Retention) => void;
  onRefresh: () => unknown;
}): JSX.Element {
  const { retention } = props;
  const own = (days: number): string => (retention.own ? String(days) : '');
  const [names, setNames] = useState(own(retention.pseudonymiseAfterDays));
  const [texts, setTexts] = useState(own(retention.retentionDays));
  const save = useAction(async () => {
    const body = { pseudonymiseAfterDays: daysOf(names), retentionDays: daysOf(texts) };
    props.onSaved(
      await api.put<Retention>(
        `/api/incidents/${retention.incident}/reaction-retention`,
        body,
        retention.version,
      ),
    );
  });
  return (
    <Form label={l('retentionOf')} onSubmit={save.run} problem={save.problem} onRefresh={props.onRefresh}>
      <p class="help">{l('retentionOfNote')}</p>
      <Field
        name="pseudonymiseAfterDays"
        numeric
        label={l('daysNames')}
        value={names}
        onInput={setNames}
        optional
      />
      <Field name="retentionDays" numeric label={l('daysTexts')} value={texts} onInput={setTexts} optional />
      <ul class="small">
        <When word={l('namesGo')} at={retention.pseudonymisedAt ? undefined : retention.pseudonymiseAt} />
        <When word={l('namesGone')} at={retention.pseudonymisedAt} />
        <When word={l('textsGo')} at={retention.erasedAt ? undefined : retention.eraseAt} />
        <When word={l('textsGone')} at={retention.erasedAt} />
      </ul>
      <div>
        <Button
          type="submit"
          busy={save.busy}
          whyNot={iMay(['LEAD', 'ADMIN'], props.incident) ? undefined : l('leadOnly')}
        >
          {l('save')}
        </Button>
      </div>
    </Form>
  );
}

function When({ word, at }: { word: string; at: string | undefined }): JSX.Element | null {
  return at ? (
    <li>
      {word} <Time at={at} />
    </li>
  ) : null;
}
