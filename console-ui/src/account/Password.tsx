import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Checkbox, Field } from '../shared/Form';
import { w } from './words';

/** A new password, typed once and shown on request: typing it blind twice invites shorter ones. */
export function NewPassword(props: { value: string; onInput: (value: string) => void }): JSX.Element {
  const [shown, setShown] = useState(false);
  return (
    <>
      <Field
        name="password"
        type={shown ? 'text' : 'password'}
        label={w('passwordNew')}
        help={w('passwordHelp')}
        value={props.value}
        onInput={props.onInput}
        autoComplete="new-password"
        limit={200}
      />
      <Checkbox label={w('passwordShow')} checked={shown} onChange={setShown} />
    </>
  );
}
