import { useComputed } from '@preact/signals';
import type { JSX } from 'preact';
import { fromLocalInput, timeZone, toLocalInput } from '../../shared/clock';
import { Checkbox, Field, Select } from '../../shared/Form';
import { withColon } from '../../shared/i18n';
import { Button } from '../../shared/parts';
import {
  capCategories,
  capCertainties,
  capResponses,
  capSeverities,
  capUrgencies,
  type Cap,
} from '../../shared/types';
import type { Desk } from '../desk';
import { errorAt } from '../Languages';
import { languageName } from '../platforms';
import { suggested, withCategory, withResponse } from './cap';
import { c } from './words';
import './cap.css';

/** How the message reads as an alert: folded away, never needed, and proposed where it can be (CAP 1.2). */
export function CapFields({ desk }: { desk: Desk }): JSX.Element {
  const cap = useComputed(() => desk.draft.value.cap).value;
  const change = (next: Cap | undefined): void => desk.change({ ...desk.draft.peek(), cap: next });
  const propose = (): Cap => suggested(desk.incident.type, desk.draft.peek().purpose);
  return (
    <details class="facts-picker cap">
      <summary>
        {withColon(c('section'))} {cap ? summary(cap) : c('off')}
      </summary>
      <Checkbox
        label={c('use')}
        help={c('useHelp')}
        checked={cap !== undefined}
        onChange={(on) => change(on ? propose() : undefined)}
      />
      {cap && (
        <div class="cap-fields">
          <Choices cap={cap} onChange={change} />
          <Degrees cap={cap} onChange={change} />
          <Where desk={desk} cap={cap} onChange={change} />
          <Button small onClick={() => change({ ...cap, ...propose(), area: cap.area ?? {} })}>
            {c('suggest')}
          </Button>
        </div>
      )}
    </details>
  );
}

/** The alert in a few words. */
function summary(cap: Cap): string {
  return [
    cap.categories.map((each) => c(`categories.${each}`)).join(', '),
    c(`urgency.${cap.urgency}`),
    c(`severity.${cap.severity}`),
  ].join(' · ');
}

interface Part {
  cap: Cap;
  onChange: (cap: Cap) => void;
}

function Choices({ cap, onChange }: Part): JSX.Element {
  return (
    <>
      <fieldset class="field cap-choices">
        <legend>{c('categories')}</legend>
        {capCategories.map((each) => (
          <Checkbox
            key={each}
            label={c(`categories.${each}`)}
            checked={cap.categories.includes(each)}
            onChange={(on) => onChange(withCategory(cap, each, on))}
          />
        ))}
      </fieldset>
      <fieldset class="field cap-choices">
        <legend>{c('responses')}</legend>
        {capResponses.map((each) => (
          <Checkbox
            key={each}
            label={c(`responses.${each}`)}
            checked={cap.responses.includes(each)}
            onChange={(on) => onChange(withResponse(cap, each, on))}
          />
        ))}
      </fieldset>
    </>
  );
}

function Degrees({ cap, onChange }: Part): JSX.Element {
  return (
    <div class="cap-degrees">
      <Select
        name="cap.urgency"
        label={c('urgency')}
        help={c('urgencyHelp')}
        value={cap.urgency}
        onChange={(urgency) => onChange({ ...cap, urgency })}
        choices={capUrgencies.map((value) => ({ value, label: c(`urgency.${value}`) }))}
      />
      <Select
        name="cap.severity"
        label={c('severity')}
        help={c('severityHelp')}
        value={cap.severity}
        onChange={(severity) => onChange({ ...cap, severity })}
        choices={capSeverities.map((value) => ({ value, label: c(`severity.${value}`) }))}
      />
      <Select
        name="cap.certainty"
        label={c('certainty')}
        help={c('certaintyHelp')}
        value={cap.certainty}
        onChange={(certainty) => onChange({ ...cap, certainty })}
        choices={capCertainties.map((value) => ({ value, label: c(`certainty.${value}`) }))}
      />
    </div>
  );
}

function Where({ desk, cap, onChange }: Part & { desk: Desk }): JSX.Element {
  const languages = useComputed(() => Object.keys(desk.draft.value.text).join(' ')).value;
  const error = (field: string): { error?: string } => {
    const told = errorAt(desk.problem, field);
    return told ? { error: told } : {};
  };
  return (
    <>
      <p class="help">{c('areaHelp')}</p>
      {languages
        .split(' ')
        .filter(Boolean)
        .map((lang) => (
          <Field
            key={lang}
            name={`cap.area.${lang}`}
            label={c('areaIn', { lang: languageName(lang) })}
            value={cap.area?.[lang] ?? ''}
            lang={lang}
            limit={500}
            optional
            {...error(`cap.area.${lang}`)}
            onInput={(words) => onChange({ ...cap, area: { ...cap.area, [lang]: words } })}
          />
        ))}
      <Field
        name="cap.expires"
        type="datetime-local"
        label={c('expires')}
        help={c('expiresHelp', { zone: timeZone.value })}
        value={cap.expires ? toLocalInput(cap.expires) : ''}
        optional
        {...error('cap.expires')}
        onInput={(value) => onChange({ ...cap, expires: fromLocalInput(value) ?? undefined })}
      />
      <Field
        name="cap.contact"
        label={c('contact')}
        help={c('contactHelp')}
        value={cap.contact ?? ''}
        limit={200}
        optional
        {...error('cap.contact')}
        onInput={(contact) => onChange({ ...cap, contact })}
      />
    </>
  );
}
