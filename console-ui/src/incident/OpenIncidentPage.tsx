import type { JSX } from 'preact';
import { Link, useLocation } from 'wouter-preact';
import { useLive } from '../live/useLive';
import { chosenOf, type Playbook, type Playbooks } from '../playbook/library';
import { useAction } from '../shared/action';
import { api } from '../shared/api';
import { useDraft } from '../shared/drafts';
import { Checkbox, Field, Form, Radios, TextArea, useFieldError } from '../shared/Form';
import { useTitle } from '../shared/frame';
import { Button, ButtonLink, Restored } from '../shared/parts';
import { iMay, session } from '../shared/session';
import type { Incident, IncidentKind } from '../shared/types';
import { t } from '../shared/words';
import { ListedField } from './ListedField';
import { scaleName, typeName } from './names';
import { PlaybookChoice } from './PlaybookChoice';
import { w } from './words';
import './incident.css';

interface Opening {
  title: string;
  kind: IncidentKind | '';
  type: string;
  scale: string;
  languages: string[];
  place: string;
  hashtag: string;
  sensitivities: string;
  /** Playbooks beside those that are proposed, and proposed ones that are left out. */
  added: readonly string[];
  dropped: readonly string[];
  prepare: boolean;
}

function nothing(): Opening {
  return {
    title: '',
    kind: '',
    type: '',
    scale: '',
    languages: session.peek()?.house.languages ?? [],
    place: '',
    hashtag: '',
    sensitivities: '',
    added: [],
    dropped: [],
    prepare: false,
  };
}

/** What the service takes; without playbooks it takes those that it proposes. */
function bodyOf(form: Opening, playbooks: readonly Playbook[]): object {
  const chosen = chosenOf(playbooks, form.type, form);
  return {
    title: form.title,
    type: form.type,
    scale: form.scale,
    languages: form.languages,
    place: form.place,
    hashtag: form.hashtag,
    sensitivities: form.sensitivities,
    ...(form.kind ? { kind: form.kind } : {}),
    ...(chosen.length > 0 ? { playbooks: chosen } : {}),
    ...(form.prepare ? { state: 'PREPARED' } : {}),
  };
}

/** Opens an incident in half a minute; all but the kind can be changed later. */
export default function OpenIncidentPage(): JSX.Element {
  useTitle(w('openTitle'));
  const [, go] = useLocation();
  const [form, change, draft] = useDraft('incident.new', nothing());
  const list = useLive<Playbooks>('/api/playbooks', {
    touchedBy: (hint) => hint.kind.startsWith('playbook.'),
  });
  const playbooks = list.data?.items ?? [];
  const open = useAction(async () => {
    const opened = await api.post<Incident>('/api/incidents', bodyOf(form, playbooks));
    draft.drop();
    go(`/i/${opened.id}?opened`);
  });
  return (
    <div class="narrow">
      <h1>{w('openTitle')}</h1>
      <Restored show={draft.restored} onDrop={() => draft.drop(nothing())} />
      <Form onSubmit={open.run} problem={open.problem} label={w('openTitle')}>
        <What form={form} change={change} />
        <Languages chosen={form.languages} onChange={(languages) => change({ languages })} />
        <Details form={form} change={change} />
        <PlaybookChoice playbooks={playbooks} type={form.type} departure={form} onChange={change} />
        <Checkbox
          label={w('openPrepare')}
          checked={form.prepare}
          onChange={(prepare) => change({ prepare })}
        />
        <div class="line">
          <Button
            type="submit"
            kind="primary"
            busy={open.busy}
            whyNot={iMay(['LEAD']) ? undefined : w('onlyLead')}
          >
            {w(form.kind === 'EXERCISE' ? 'openDoExercise' : 'openDo')}
          </Button>
          <ButtonLink to="/">{t('cancel')}</ButtonLink>
        </div>
      </Form>
    </div>
  );
}

interface PartProps {
  form: Opening;
  change: (part: Partial<Opening>) => void;
}

function What({ form, change }: PartProps): JSX.Element {
  const house = session.value?.house;
  return (
    <>
      <Radios
        name="kind"
        label={w('openKind')}
        help={w('openKindHelp')}
        value={form.kind}
        onChange={(kind) => change({ kind })}
        choices={[
          { value: 'REAL', label: w('openReal'), help: w('openRealHelp') },
          { value: 'EXERCISE', label: w('openExercise'), help: w('openExerciseHelp') },
        ]}
      />
      {form.kind === 'EXERCISE' && (
        <p>
          <Link href="/exercises">{w('openScenario')}</Link>
        </p>
      )}
      <Field
        name="title"
        label={w('fTitle')}
        help={w('fTitleHelp')}
        value={form.title}
        limit={200}
        onInput={(title) => change({ title })}
      />
      <ListedField
        name="type"
        label={w('fType')}
        listed={house?.incidentTypes ?? []}
        nameOf={typeName}
        value={form.type}
        onChange={(type) => change({ type })}
      />
      <ListedField
        name="scale"
        label={w('fScale')}
        listed={house?.scales ?? []}
        nameOf={scaleName}
        value={form.scale}
        onChange={(scale) => change({ scale })}
      />
    </>
  );
}

function Details({ form, change }: PartProps): JSX.Element {
  return (
    <>
      <Field
        name="place"
        label={w('fPlace')}
        value={form.place}
        limit={200}
        optional
        onInput={(place) => change({ place })}
      />
      <Field
        name="hashtag"
        label={w('fHashtag')}
        value={form.hashtag}
        limit={60}
        optional
        autoCapitalize="none"
        onInput={(hashtag) => change({ hashtag })}
      />
      <TextArea
        name="sensitivities"
        label={w('fSensitivities')}
        help={w('fSensitivitiesHelp')}
        value={form.sensitivities}
        limit={2000}
        optional
        rows={3}
        onInput={(sensitivities) => change({ sensitivities })}
      />
    </>
  );
}

interface ChoiceProps {
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
}

function toggled(chosen: readonly string[], one: string, on: boolean): string[] {
  return on ? [...chosen, one] : chosen.filter((each) => each !== one);
}

function Languages({ chosen, onChange }: ChoiceProps): JSX.Element {
  const error = useFieldError('languages');
  const offered = session.value?.house.languages ?? [];
  return (
    <fieldset class={`field ${error ? 'has-error' : ''}`}>
      <legend>{w('fLanguages')}</legend>
      <p class="help">{w('fLanguagesHelp')}</p>
      {error && (
        <p class="error">
          <span aria-hidden="true">✕ </span>
          {error}
        </p>
      )}
      <div class="radios">
        {offered.map((lang) => (
          <Checkbox
            key={lang}
            label={t.find(`lang.${lang}`) ?? lang}
            checked={chosen.includes(lang)}
            onChange={(on) => {
              const now = toggled(chosen, lang, on);
              onChange(offered.filter((each) => now.includes(each)));
            }}
          />
        ))}
      </div>
    </fieldset>
  );
}
