import type { ComponentChildren, JSX } from 'preact';
import { createContext } from 'preact';
import { useContext, useId } from 'preact/hooks';
import { ApiProblem } from './api';
import { Problem } from './Problem';
import { t } from './words';

interface FormState {
  problem: unknown;
  prefix: string;
}
const FormContext = createContext<FormState>({ problem: undefined, prefix: '' });

interface FormProps {
  onSubmit: () => unknown;
  /** The failure of the last try; its `errors` go to the fields of that name. */
  problem?: unknown;
  onRefresh?: () => unknown;
  label?: string;
  class?: string;
  children: ComponentChildren;
}

/** A form whose refusal is shown above it and at its fields. */
export function Form({ onSubmit, problem, onRefresh, label, children, ...rest }: FormProps): JSX.Element {
  const prefix = useId();
  return (
    <FormContext.Provider value={{ problem, prefix }}>
      <form
        noValidate
        class={rest.class ?? 'form'}
        aria-label={label}
        onSubmit={(event) => {
          event.preventDefault();
          void onSubmit();
        }}
      >
        <Problem of={problem} fieldPrefix={prefix} onRefresh={onRefresh} />
        {children}
      </form>
    </FormContext.Provider>
  );
}

/** The refusal that belongs to this field, from the problem of the form around it. */
export function useFieldError(name: string): string | undefined {
  const { problem } = useContext(FormContext);
  if (!(problem instanceof ApiProblem)) return undefined;
  return problem.errors.find(
    ({ field }) => field === name || field.startsWith(`${name}.`) || field.startsWith(`${name}[`),
  )?.message;
}

interface Common {
  /** As the service calls it in `errors`. */
  name: string;
  label: string;
  help?: ComponentChildren;
  error?: string;
  optional?: boolean;
  disabled?: boolean;
  class?: string;
}

interface Described extends Common {
  children: (attributes: {
    id: string;
    name: string;
    'aria-describedby': string | undefined;
    'aria-invalid': boolean | undefined;
    disabled: boolean | undefined;
  }) => JSX.Element;
  used?: number;
  limit?: number;
}

/** A label, help, the refusal and the counter around any control; for fields that are not in this file. */
export function Labelled(props: Described): JSX.Element {
  const { prefix } = useContext(FormContext);
  const own = useId();
  const fromForm = useFieldError(props.name);
  const error = props.error ?? fromForm;
  const id = `${prefix || own}-${props.name}`;
  const near = props.limit !== undefined && props.used !== undefined && props.used > props.limit * 0.8;
  const described = [props.help && `${id}-help`, error && `${id}-error`, near && `${id}-count`]
    .filter(Boolean)
    .join(' ');
  return (
    <div class={`field ${error ? 'has-error' : ''} ${props.class ?? ''}`}>
      <label for={id}>
        {props.label}
        {props.optional && <span class="quiet"> ({t('optional')})</span>}
      </label>
      {props.help && (
        <p class="help" id={`${id}-help`}>
          {props.help}
        </p>
      )}
      {error && (
        <p class="error" id={`${id}-error`}>
          <span aria-hidden="true">✕ </span>
          {error}
        </p>
      )}
      {props.children({
        id,
        name: props.name,
        'aria-describedby': described || undefined,
        'aria-invalid': error ? true : undefined,
        disabled: props.disabled,
      })}
      {near && <Counter id={`${id}-count`} used={props.used ?? 0} limit={props.limit ?? 0} />}
    </div>
  );
}

/** How much room is left, in words; appears when four fifths are used. */
function Counter({ id, used, limit }: { id: string; used: number; limit: number }): JSX.Element {
  return used > limit ? (
    <p class="counter over" id={id} role="status">
      <span aria-hidden="true">✕ </span>
      {t('tooMany', { n: used - limit })}
    </p>
  ) : (
    <p class="counter" id={id}>
      {t('left', { n: limit - used })}
    </p>
  );
}

interface TextProps extends Common {
  value: string;
  onInput: (value: string) => void;
  limit?: number;
  autoComplete?: string;
  placeholder?: string;
  lang?: string;
}

export function Field(
  props: TextProps & {
    type?: 'text' | 'password' | 'email' | 'tel' | 'url' | 'number' | 'search' | 'date' | 'datetime-local';
    suggestions?: readonly string[];
    autoFocus?: boolean;
    autoCapitalize?: 'none' | 'sentences';
    /** Digits that are no number (a code): a phone shows its digits. */
    numeric?: boolean;
  },
): JSX.Element {
  const list = useId();
  const search = props.type === 'search'; // never asked for, so there is nothing to say about leaving it empty
  return (
    <Labelled {...props} optional={props.optional && !search} used={props.value.length}>
      {(attributes) => (
        <>
          <input
            {...attributes}
            type={props.type ?? 'text'}
            value={props.value}
            autoComplete={props.autoComplete ?? 'off'}
            placeholder={props.placeholder}
            autoFocus={props.autoFocus}
            autoCapitalize={props.autoCapitalize}
            inputMode={props.numeric ? 'numeric' : undefined}
            lang={props.lang}
            required={!props.optional && !search}
            list={props.suggestions ? list : undefined}
            onInput={(event) => props.onInput(event.currentTarget.value)}
          />
          {props.suggestions && (
            <datalist id={list}>
              {props.suggestions.map((each) => (
                <option key={each} value={each} />
              ))}
            </datalist>
          )}
        </>
      )}
    </Labelled>
  );
}

export function TextArea(props: TextProps & { rows?: number; autoFocus?: boolean }): JSX.Element {
  return (
    <Labelled {...props} used={props.value.length}>
      {(attributes) => (
        <textarea
          {...attributes}
          rows={props.rows ?? 4}
          value={props.value}
          placeholder={props.placeholder}
          lang={props.lang}
          autoFocus={props.autoFocus}
          required={!props.optional}
          onInput={(event) => props.onInput(event.currentTarget.value)}
        />
      )}
    </Labelled>
  );
}

export interface Choice<V extends string = string> {
  value: V;
  label: string;
  disabled?: boolean;
}

export function Select<V extends string>(
  props: Common & { value: V; onChange: (value: V) => void; choices: readonly Choice<V>[] },
): JSX.Element {
  return (
    <Labelled {...props}>
      {(attributes) => (
        <select
          {...attributes}
          value={props.value}
          onChange={(event) => props.onChange(event.currentTarget.value as V)}
        >
          {props.choices.map((choice) => (
            <option key={choice.value} value={choice.value} disabled={choice.disabled}>
              {choice.label}
            </option>
          ))}
        </select>
      )}
    </Labelled>
  );
}

export function Checkbox(props: {
  name?: string;
  label: ComponentChildren;
  help?: ComponentChildren;
  checked: boolean;
  onChange: (checked: boolean) => void;
  disabled?: boolean;
}): JSX.Element {
  const id = useId();
  return (
    <div class="check">
      <input
        type="checkbox"
        id={id}
        name={props.name}
        checked={props.checked}
        disabled={props.disabled}
        aria-describedby={props.help ? `${id}-help` : undefined}
        onChange={(event) => props.onChange(event.currentTarget.checked)}
      />
      <label for={id}>{props.label}</label>
      {props.help && (
        <p class="help" id={`${id}-help`}>
          {props.help}
        </p>
      )}
    </div>
  );
}

/** One of a few, all visible. */
export function Radios<V extends string>(props: {
  name: string;
  label: string;
  help?: ComponentChildren;
  value: V | '';
  onChange: (value: V) => void;
  choices: readonly (Choice<V> & { help?: string })[];
}): JSX.Element {
  const id = useId();
  const error = useFieldError(props.name);
  return (
    <fieldset
      class={`field ${error ? 'has-error' : ''}`}
      aria-describedby={error ? `${id}-error` : undefined}
    >
      <legend>{props.label}</legend>
      {props.help && <p class="help">{props.help}</p>}
      {error && (
        <p class="error" id={`${id}-error`}>
          <span aria-hidden="true">✕ </span>
          {error}
        </p>
      )}
      <div class="radios">
        {props.choices.map((choice) => (
          <label key={choice.value} class="radio">
            <input
              type="radio"
              name={`${id}-${props.name}`}
              value={choice.value}
              checked={props.value === choice.value}
              disabled={choice.disabled}
              onChange={() => props.onChange(choice.value)}
            />
            <span>
              {choice.label}
              {choice.help && <span class="help">{choice.help}</span>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
