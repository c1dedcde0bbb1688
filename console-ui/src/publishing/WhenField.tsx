import type { JSX } from 'preact';
import { fromLocalInput, ownTime, timeZone } from '../shared/clock';
import { Field } from '../shared/Form';
import { language } from '../shared/i18n';
import { Countdown } from '../shared/Time';
import { p } from './words';

/** When it leaves, in the time of the house; said once more in the reader's own time where that is another. */
export function WhenField(props: { value: string; onInput: (value: string) => void }): JSX.Element {
  const instant = fromLocalInput(props.value);
  const own = instant === null ? undefined : ownTime(instant, language.value);
  return (
    <div class="field">
      <Field
        name="at"
        type="datetime-local"
        label={p('publishAt')}
        help={p('publishAtZone', { zone: timeZone.value })}
        value={props.value}
        onInput={props.onInput}
      />
      {instant && (
        <p class="help" role="status">
          <Countdown to={instant} />
          {own && ` · ${p('publishAtOwn', own)}`}
        </p>
      )}
    </div>
  );
}
