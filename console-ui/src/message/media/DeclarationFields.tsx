import type { JSX } from 'preact';
import { Field, Radios } from '../../shared/Form';
import type { Consent, Rights } from '../../shared/types';
import { missing, type Declaration } from './upload';
import { p } from './words';

const rights: readonly Rights[] = ['OWN', 'LICENSED', 'PERMISSION', 'PUBLIC_DOMAIN'];
const consents: readonly Consent[] = ['NOBODY', 'AGREED', 'NOT_AGREED'];

/** By what right we use a picture, whom to name, and whether who is on it agrees (guidelines A16, A24). */
export function DeclarationFields(props: {
  declared: Declaration;
  onChange: (declared: Declaration) => void;
  /** Whether to say what is still missing. */
  tried: boolean;
}): JSX.Element {
  const { declared } = props;
  const lacking = props.tried ? missing(declared) : [];
  return (
    <>
      <div>
        <Radios
          name="rights"
          label={p('rights')}
          value={declared.rights}
          onChange={(value) => props.onChange({ ...declared, rights: value })}
          choices={rights.map((value) => ({
            value,
            label: p(`rights.${value}`),
            help: p(`rightsHelp.${value}`),
          }))}
        />
        {lacking.includes('rights') && <Lacking>{p('rightsMissing')}</Lacking>}
      </div>
      <Field
        name="credit"
        label={p('credit')}
        help={p('creditHelp')}
        value={declared.credit}
        onInput={(credit) => props.onChange({ ...declared, credit })}
        limit={200}
        optional={declared.rights === 'OWN' || declared.rights === ''}
        {...(lacking.includes('credit') ? { error: p('creditMissing') } : {})}
      />
      <div>
        <Radios
          name="consent"
          label={p('consent')}
          value={declared.consent}
          onChange={(value) => props.onChange({ ...declared, consent: value })}
          choices={consents.map((value) => ({
            value,
            label: p(`consent.${value}`),
            help: p(`consentHelp.${value}`),
          }))}
        />
        {lacking.includes('consent') && <Lacking>{p('consentMissing')}</Lacking>}
      </div>
    </>
  );
}

function Lacking({ children }: { children: string }): JSX.Element {
  return (
    <p class="error">
      <span aria-hidden="true">✕ </span>
      {children}
    </p>
  );
}
