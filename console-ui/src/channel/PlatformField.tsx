import type { JSX } from 'preact';
import { Field, Select, TextArea } from '../shared/Form';
import type { PlatformSetting } from '../shared/types';
import { t } from '../shared/words';
import { c } from './words';

interface PlatformFieldProps {
  field: PlatformSetting;
  value: string;
  onInput: (value: string) => void;
  /** Goes in and never comes out: typed unseen, and no browser offers to remember it. */
  secret?: boolean;
}

/** One field as the platform describes it. A field that this release has no words for shows its own name. */
export function PlatformField({ field, value, onInput, secret }: PlatformFieldProps): JSX.Element {
  const common = {
    name: `${secret ? 'secret' : 'settings'}.${field.name}`,
    label: c.find(`field.${field.name}`) ?? field.name,
    help: c.find(`help.${field.name}`),
    optional: !field.required,
  };
  if (secret && field.kind !== 'longtext') {
    return (
      <Field
        {...common}
        type={field.name === 'username' ? 'text' : 'password'}
        autoComplete={field.name === 'username' ? 'off' : 'new-password'}
        autoCapitalize="none"
        value={value}
        onInput={onInput}
      />
    );
  }
  switch (field.kind) {
    case 'choice':
      return (
        <Select
          {...common}
          value={value}
          onChange={onInput}
          choices={[
            ...(field.required ? [] : [{ value: '', label: c('noChoice') }]),
            ...(field.choices ?? []).map((choice) => ({
              value: choice,
              label: c.find(`choice.${choice}`) ?? t.find(`platform.${choice}`) ?? choice,
            })),
          ]}
        />
      );
    case 'list':
    case 'longtext':
      return <TextArea {...common} value={value} onInput={onInput} rows={4} />;
    case 'number':
      return <Field {...common} type="number" value={value} onInput={onInput} />;
    case 'url':
      return (
        <Field
          {...common}
          type="url"
          placeholder="https://"
          autoCapitalize="none"
          value={value}
          onInput={onInput}
        />
      );
    case 'text':
      return <Field {...common} autoCapitalize="none" value={value} onInput={onInput} />;
  }
}
