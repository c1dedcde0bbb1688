import type { JSX } from 'preact';
import { Field, Select, TextArea } from '../shared/Form';
import type { PlatformSetting } from '../shared/types';
import { platformName } from '../shared/platforms';
import { c } from './words';

interface PlatformFieldProps {
  platform: string;
  field: PlatformSetting;
  value: string;
  onInput: (value: string) => void;
  /** Goes in and never comes out: typed unseen, and no browser offers to remember it. */
  secret?: boolean;
}

/** The platform's own word for a field, else the one that all platforms share. */
function wordFor(what: 'field' | 'help', platform: string, name: string): string | undefined {
  return c.find(`${what}.${platform}.${name}`) ?? c.find(`${what}.${name}`);
}

/** One field as the platform describes it. A field that this release has no words for shows its own name. */
export function PlatformField({ platform, field, value, onInput, secret }: PlatformFieldProps): JSX.Element {
  const common = {
    name: `${secret ? 'secret' : 'settings'}.${field.name}`,
    label: wordFor('field', platform, field.name) ?? field.name,
    help: wordFor('help', platform, field.name),
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
              label: c.find(`choice.${choice}`) ?? platformName(choice),
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
