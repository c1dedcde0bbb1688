import { withColon } from '../shared/i18n';
import type { JSX } from 'preact';
import { useAction } from '../shared/action';
import { api } from '../shared/api';
import { useDraft } from '../shared/drafts';
import { Field, Form, Select, TextArea } from '../shared/Form';
import { Button, Restored } from '../shared/parts';
import { platformName } from '../shared/platforms';
import { t } from '../shared/words';
import { watchedKinds, type Administrator, type Watched, type WatchedKind } from './types';
import { l } from './words';

interface WatchedFields {
  kind: WatchedKind;
  platform: string;
  name: string;
  url: string;
  members: string;
  note: string;
  lookEveryDays: string;
  administrators: Administrator[];
}

const platforms = [
  'facebook',
  'instagram',
  'x',
  'mastodon',
  'bluesky',
  'telegram',
  'whatsapp',
  'reddit',
  'other',
];

function fieldsOf(watched: Watched | undefined): WatchedFields {
  return {
    kind: watched?.kind ?? 'GROUP',
    platform: watched?.platform ?? 'facebook',
    name: watched?.name ?? '',
    url: watched?.url ?? '',
    members: watched?.members === undefined ? '' : String(watched.members),
    note: watched?.note ?? '',
    lookEveryDays: String(watched?.lookEveryDays ?? 7),
    administrators: watched?.administrators ?? [],
  };
}

/** What the service takes: what is left empty is not there. */
export function bodyOf(form: WatchedFields): Record<string, unknown> {
  const filled = (text: string): string | undefined => (text.trim() === '' ? undefined : text.trim());
  const number = (text: string): number | string | undefined => {
    const written = filled(text);
    // What is no number goes as it is: the service says so at the field.
    return written === undefined ? undefined : /^\d+$/.test(written) ? Number(written) : written;
  };
  return {
    kind: form.kind,
    platform: form.platform,
    name: form.name,
    url: filled(form.url),
    members: number(form.members),
    note: filled(form.note),
    lookEveryDays: number(form.lookEveryDays),
    administrators: form.administrators
      .filter(({ name }) => name.trim() !== '')
      .map(({ name, contact, note }) => ({
        name,
        contact: filled(contact ?? ''),
        note: filled(note ?? ''),
      })),
  };
}

/** Adds a place where others talk about the town, or changes one. */
export function WatchedForm(props: {
  watched?: Watched;
  onDone: () => void;
  onRefresh: () => unknown;
}): JSX.Element {
  const { watched } = props;
  const initial = fieldsOf(watched);
  const [form, change, draft] = useDraft<WatchedFields>(`watched.${watched?.id ?? 'new'}`, initial);
  const save = useAction(async () => {
    if (watched) await api.put(`/api/watch/${watched.id}`, bodyOf(form), watched.version);
    else await api.post('/api/watch', bodyOf(form));
    draft.drop();
    props.onDone();
  });
  const administrator = (index: number, some: Partial<Administrator>): void =>
    change({
      administrators: form.administrators.map((each, at) => (at === index ? { ...each, ...some } : each)),
    });
  return (
    <Form
      class="form card"
      label={l(watched ? 'editPlace' : 'addPlace')}
      onSubmit={save.run}
      problem={save.problem}
      onRefresh={props.onRefresh}
    >
      <h2>{l(watched ? 'editPlace' : 'addPlace')}</h2>
      <Restored show={draft.restored} onDrop={() => draft.drop(initial)} />
      <Field
        name="name"
        label={l('name')}
        value={form.name}
        onInput={(name) => change({ name })}
        limit={200}
      />
      <Select
        name="kind"
        label={l('kind')}
        value={form.kind}
        onChange={(kind) => change({ kind })}
        choices={watchedKinds.map((kind) => ({ value: kind, label: l(`kind.${kind}`) }))}
      />
      <Select
        name="platform"
        label={l('platform')}
        value={form.platform}
        onChange={(platform) => change({ platform })}
        choices={[...new Set([...platforms, form.platform])].map((platform) => ({
          value: platform,
          label: platform === 'other' ? l('otherPlatform') : platformName(platform),
        }))}
      />
      <Field
        name="url"
        type="url"
        label={l('address')}
        value={form.url}
        onInput={(url) => change({ url })}
        optional
      />
      <Field
        name="members"
        numeric
        label={l('membersLabel')}
        value={form.members}
        onInput={(members) => change({ members })}
        optional
      />
      <Field
        name="lookEveryDays"
        numeric
        label={l('everyDays')}
        value={form.lookEveryDays}
        onInput={(lookEveryDays) => change({ lookEveryDays })}
      />
      <fieldset class="stack">
        <legend>{l('administrators')}</legend>
        <p class="help">{l('administratorsHelp')}</p>
        {form.administrators.map((each, index) => (
          <div class="administrator" key={index}>
            <Field
              name={`administrators[${index}].name`}
              label={l('name')}
              value={each.name}
              onInput={(name) => administrator(index, { name })}
              limit={120}
            />
            <Field
              name={`administrators[${index}].contact`}
              label={l('contact')}
              value={each.contact ?? ''}
              onInput={(contact) => administrator(index, { contact })}
              limit={200}
              optional
            />
            <Button
              small
              label={`${withColon(l('remove'))} ${each.name}`}
              onClick={() => change({ administrators: form.administrators.filter((_, at) => at !== index) })}
            >
              {l('remove')}
            </Button>
          </div>
        ))}
        <div>
          <Button
            small
            onClick={() => change({ administrators: [...form.administrators, { name: '', contact: '' }] })}
          >
            {l('addAdministrator')}
          </Button>
        </div>
      </fieldset>
      <TextArea
        name="note"
        label={l('note')}
        value={form.note}
        onInput={(note) => change({ note })}
        rows={2}
        limit={2000}
        optional
      />
      <div class="line">
        <Button type="submit" kind="primary" busy={save.busy}>
          {l('save')}
        </Button>
        <Button
          onClick={() => {
            draft.drop();
            props.onDone();
          }}
        >
          {t('cancel')}
        </Button>
      </div>
    </Form>
  );
}
