import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Field, Select } from '../shared/Form';
import { t } from '../shared/words';
import { m } from './words';

const suggested = ['RESIDENTS', 'AFFECTED', 'PRESS', 'STAFF', 'PARTNERS'] as const;
type Suggested = (typeof suggested)[number];

/** Whom a message is for: one of the usual groups, or one in the author's own words. */
export function AudienceField(props: { value: string; onChange: (value: string) => void }): JSX.Element {
  const known = suggested.find((each) => each === props.value);
  const [own, setOwn] = useState(known === undefined);
  return (
    <>
      <Select<Suggested | 'OWN'>
        name={own ? 'audienceKind' : 'audience'}
        label={m('part.audience')}
        value={own || known === undefined ? 'OWN' : known}
        onChange={(value) => {
          setOwn(value === 'OWN');
          props.onChange(value === 'OWN' ? '' : value);
        }}
        choices={[
          ...suggested.map((value) => ({ value, label: t(`audience.${value}`) })),
          { value: 'OWN' as const, label: m('audienceOwn') },
        ]}
      />
      {own && (
        <Field
          name="audience"
          label={m('audienceWho')}
          value={props.value}
          limit={80}
          onInput={props.onChange}
        />
      )}
    </>
  );
}

export function audienceName(audience: string): string {
  return t.find(`audience.${audience}`) ?? audience;
}
