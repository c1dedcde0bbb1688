import type { JSX } from 'preact';
import { currentTime, fromLocalInput, toLocalInput } from '../shared/clock';
import { Field, Radios, TextArea } from '../shared/Form';
import type { Grade, Rumour, RumourKind } from '../shared/types';
import { placeOf } from './place';
import { r } from './words';

export interface RumourForm {
  claim: string;
  where: string;
  /** As the input has it; empty means now. */
  seenAt: string;
  url: string;
  reach: Grade;
  harm: Grade;
  kind: RumourKind;
  note: string;
  source: string;
}

/** In the middle, and not known: what somebody in a hurry leaves as it is says nothing. */
export const emptyRumour: RumourForm = {
  claim: '',
  where: '',
  seenAt: '',
  url: '',
  reach: 'MEDIUM',
  harm: 'MEDIUM',
  kind: 'UNKNOWN',
  note: '',
  source: '',
};

export function formOf(rumour: Rumour): RumourForm {
  return {
    claim: rumour.claim,
    where: placeOf(rumour) ?? '',
    seenAt: rumour.seenAt ? toLocalInput(rumour.seenAt) : '',
    url: rumour.url ?? '',
    reach: rumour.reach,
    harm: rumour.harm,
    kind: rumour.kind,
    note: rumour.note ?? '',
    source: rumour.source ?? '',
  };
}

/** What the service takes. Where nobody said where, the service has a mark of its own for that. */
export function bodyOf(form: RumourForm): object {
  const seenAt = fromLocalInput(form.seenAt) ?? new Date(currentTime()).toISOString();
  const where = form.where.trim();
  const body = { ...form, claim: form.claim.trim(), where, url: form.url.trim(), seenAt };
  return where === '' ? { ...body, where: undefined } : body;
}

interface FieldsProps {
  form: RumourForm;
  change: (part: Partial<RumourForm>) => void;
}

export function Claim({ form, change, autoFocus }: FieldsProps & { autoFocus?: boolean }): JSX.Element {
  return (
    <TextArea
      name="claim"
      label={r('claim')}
      help={r('claimHelp')}
      value={form.claim}
      onInput={(claim) => change({ claim })}
      rows={2}
      limit={1000}
      autoFocus={autoFocus}
    />
  );
}

export function Place({ form, change, optional }: FieldsProps & { optional?: boolean }): JSX.Element {
  return (
    <Field
      name="where"
      label={r('where')}
      help={r('whereHelp')}
      value={form.where}
      onInput={(where) => change({ where })}
      limit={300}
      optional={optional}
    />
  );
}

export function Moment({ form, change, shownNow }: FieldsProps & { shownNow: string }): JSX.Element {
  return (
    <Field
      name="seenAt"
      type="datetime-local"
      label={r('seenAt')}
      value={form.seenAt || shownNow}
      onInput={(seenAt) => change({ seenAt })}
    />
  );
}

export function Link({ form, change }: FieldsProps): JSX.Element {
  return (
    <Field
      name="url"
      type="url"
      label={r('url')}
      value={form.url}
      onInput={(url) => change({ url })}
      limit={2000}
      autoCapitalize="none"
      placeholder="https://"
      optional
    />
  );
}

export function Weight({ form, change }: FieldsProps): JSX.Element {
  return (
    <>
      <Radios<Grade>
        name="reach"
        label={r('reach')}
        value={form.reach}
        onChange={(reach) => change({ reach })}
        choices={[
          { value: 'LOW', label: r('reach.LOW') },
          { value: 'MEDIUM', label: r('reach.MEDIUM') },
          { value: 'HIGH', label: r('reach.HIGH') },
        ]}
      />
      <Radios<Grade>
        name="harm"
        label={r('harm')}
        value={form.harm}
        onChange={(harm) => change({ harm })}
        choices={[
          { value: 'LOW', label: r('harm.LOW') },
          { value: 'MEDIUM', label: r('harm.MEDIUM') },
          { value: 'HIGH', label: r('harm.HIGH') },
        ]}
      />
      <Radios<RumourKind>
        name="kind"
        label={r('kind')}
        value={form.kind}
        onChange={(kind) => change({ kind })}
        choices={[
          { value: 'UNKNOWN', label: r('kind.UNKNOWN') },
          { value: 'MISINFORMATION', label: r('kind.MISINFORMATION') },
          { value: 'DISINFORMATION', label: r('kind.DISINFORMATION') },
        ]}
      />
    </>
  );
}

export function Remarks({ form, change }: FieldsProps): JSX.Element {
  return (
    <>
      <Field
        name="source"
        label={r('source')}
        value={form.source}
        onInput={(source) => change({ source })}
        limit={300}
        optional
      />
      <TextArea
        name="note"
        label={r('note')}
        value={form.note}
        onInput={(note) => change({ note })}
        rows={2}
        limit={2000}
        optional
      />
    </>
  );
}
