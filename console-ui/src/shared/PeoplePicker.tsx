import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Checkbox, Field } from './Form';
import { t } from './words';

export interface Pickable {
  id: string;
  name: string;
  /** What tells two of the same name apart. */
  more?: string;
  /** Why this one cannot be chosen. */
  whyNot?: string;
}

/** Chooses several from a list; a longer list can be searched. What is chosen stays on top of what was found. */
export function PeoplePicker(props: {
  label: string;
  people: readonly Pickable[];
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
}): JSX.Element {
  const [query, setQuery] = useState('');
  const { people, chosen } = props;
  const wanted = query.trim().toLowerCase();
  const shown = people.filter(
    (each) => chosen.includes(each.id) || `${each.name} ${each.more ?? ''}`.toLowerCase().includes(wanted),
  );
  return (
    <fieldset class="field">
      <legend>
        {props.label}{' '}
        <span class="quiet" role="status">
          {chosen.length > 0 && `· ${t('pickChosen', { n: chosen.length })}`}
        </span>
      </legend>
      {people.length > 8 && (
        <Field name="q" type="search" label={t('pickSearch')} value={query} onInput={setQuery} />
      )}
      <div class="pick-list">
        {shown.map((each) => (
          <Checkbox
            key={each.id}
            label={each.name}
            help={each.whyNot ?? each.more}
            checked={chosen.includes(each.id)}
            disabled={each.whyNot !== undefined && !chosen.includes(each.id)}
            onChange={(on) =>
              props.onChange(on ? [...chosen, each.id] : chosen.filter((id) => id !== each.id))
            }
          />
        ))}
        {shown.length === 0 && <p class="quiet">{t('pickNone')}</p>}
      </div>
    </fieldset>
  );
}
