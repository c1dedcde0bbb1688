import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { useAction } from '../shared/action';
import { api } from '../shared/api';
import { useDraft } from '../shared/drafts';
import { Checkbox, Field, Form, TextArea } from '../shared/Form';
import { Button, Restored } from '../shared/parts';
import { session } from '../shared/session';
import type { Incident } from '../shared/types';
import { t } from '../shared/words';
import { w } from './words';

function fieldsOf(incident: Incident) {
  return {
    title: incident.title,
    type: incident.type,
    scale: incident.scale,
    place: incident.place ?? '',
    hashtag: incident.hashtag ?? '',
    sensitivities: incident.sensitivities ?? '',
    languages: incident.languages,
  };
}

/** What the incident is called and what the writers must know. */
export function DetailsForm(props: {
  incident: Incident;
  whyNot: string | undefined;
  onSaved: () => unknown;
  onRefresh: () => unknown;
}): JSX.Element {
  const { incident } = props;
  const [form, change, draft] = useDraft(`incident.details.${incident.id}`, fieldsOf(incident));
  // The version that this form was made from, not the newest: what somebody else changed meanwhile must not be overwritten unseen.
  const [seen, setSeen] = useState(incident.version);
  const save = useAction(async () => {
    const saved = await api.patch<Incident>(`/api/incidents/${incident.id}`, form, seen);
    setSeen(saved.version);
    draft.drop();
    await props.onSaved();
  });
  const refresh = () => {
    setSeen(incident.version);
    return props.onRefresh();
  };
  const house = session.value?.house;
  const languages = [...new Set([...(house?.languages ?? []), ...incident.languages])];
  return (
    <Form class="form readable" onSubmit={save.run} problem={save.problem} onRefresh={refresh}>
      <Restored show={draft.restored} onDrop={() => draft.drop(fieldsOf(incident))} />
      <Field
        name="title"
        label={w('fTitle')}
        help={w('fTitleHelp')}
        value={form.title}
        onInput={(title) => change({ title })}
        limit={200}
      />
      <Field
        name="type"
        label={w('fType')}
        value={form.type}
        onInput={(type) => change({ type })}
        suggestions={house?.incidentTypes ?? []}
        limit={60}
      />
      <Field
        name="scale"
        label={w('fScale')}
        value={form.scale}
        onInput={(scale) => change({ scale })}
        suggestions={house?.scales ?? []}
        limit={60}
      />
      <Field
        name="place"
        label={w('fPlace')}
        value={form.place}
        onInput={(place) => change({ place })}
        limit={200}
        optional
      />
      <Field
        name="hashtag"
        label={w('fHashtag')}
        value={form.hashtag}
        onInput={(hashtag) => change({ hashtag })}
        limit={60}
        optional
      />
      <TextArea
        name="sensitivities"
        label={w('fSensitivities')}
        help={w('fSensitivitiesHelp')}
        value={form.sensitivities}
        onInput={(sensitivities) => change({ sensitivities })}
        rows={3}
        limit={2000}
        optional
      />
      <fieldset class="field">
        <legend>{w('fLanguages')}</legend>
        <p class="help">{w('fLanguagesHelp')}</p>
        {languages.map((lang) => (
          <Checkbox
            key={lang}
            name="languages"
            label={t.find(`lang.${lang}`) ?? lang}
            checked={form.languages.includes(lang)}
            onChange={(on) =>
              change({
                languages: on ? [...form.languages, lang] : form.languages.filter((each) => each !== lang),
              })
            }
          />
        ))}
      </fieldset>
      <div class="line">
        <Button type="submit" busy={save.busy} whyNot={props.whyNot}>
          {w('detailsSave')}
        </Button>
      </div>
    </Form>
  );
}
