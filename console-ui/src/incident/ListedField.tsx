import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Field, Select } from '../shared/Form';
import { w } from './words';

const own = ' own';

/** One of the house's list, or something else in one's own words. */
export function ListedField(props: {
  name: string;
  label: string;
  listed: readonly string[];
  nameOf: (one: string) => string;
  value: string;
  onChange: (value: string) => void;
}): JSX.Element {
  const { listed, value, onChange } = props;
  const [writing, setWriting] = useState(value !== '' && !listed.includes(value));
  return (
    <>
      <Select
        name={writing ? `${props.name}-listed` : props.name}
        label={props.label}
        value={writing ? own : value}
        onChange={(chosen) => {
          setWriting(chosen === own);
          onChange(chosen === own ? '' : chosen);
        }}
        choices={[
          ...(value === '' && !writing ? [{ value: '', label: w('choose') }] : []),
          ...listed.map((each) => ({ value: each, label: props.nameOf(each) })),
          { value: own, label: w('ownWords') },
        ]}
      />
      {writing && (
        <Field
          name={props.name}
          label={w('ownWordsFor', { field: props.label })}
          value={value}
          limit={60}
          onInput={onChange}
        />
      )}
    </>
  );
}
