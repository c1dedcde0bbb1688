import type { JSX } from 'preact';
import { useAction } from '../shared/action';
import { api } from '../shared/api';
import { useDraft } from '../shared/drafts';
import { Checkbox, Field, Form, Radios, Select, TextArea } from '../shared/Form';
import { knownName } from '../shared/platforms';
import { Button, Dialog } from '../shared/parts';
import type { Role } from '../shared/types';
import { t } from '../shared/words';
import { fieldsOf, injectOf, nothing, typedOf, type Typed } from './form';
import { injectKinds, type Exercise, type Shown } from './types';
import { x } from './words';

const asked: readonly Role[] = [
  'LEAD',
  'AUTHOR',
  'APPROVER',
  'SPOKESPERSON',
  'MONITOR',
  'EXPERT',
  'OFFICIAL',
];
const platforms = [
  'mastodon',
  'bluesky',
  'x',
  'facebook',
  'instagram',
  'threads',
  'sms',
  'email',
  'wordpress',
];

/** Adds an event to the play, or changes one that has not come. */
export function LiveForm(props: {
  exercise: Exercise;
  edited: Shown | undefined;
  onClose: () => void;
  onChanged: () => Promise<void>;
}): JSX.Element {
  const { exercise, edited } = props;
  const lang = exercise.language;
  const before = edited?.content;
  const [typed, change, draft] = useDraft<Typed>(
    `exercise.inject.${edited?.id ?? exercise.incident}`,
    before ? typedOf(before, lang) : nothing,
  );
  const save = useAction(async () => {
    const inject = injectOf(typed, lang, before);
    if (edited) {
      await api.put(`/api/injects/${edited.id}`, inject, edited.version);
    } else {
      await api.post(`/api/incidents/${exercise.incident}/exercise/injects`, inject);
    }
    draft.drop();
    await props.onChanged();
    props.onClose();
  });
  const title = x(edited ? 'editTitle' : 'add');
  return (
    <Dialog title={title} onClose={props.onClose} wide>
      <Form onSubmit={save.run} problem={save.problem} onRefresh={props.onChanged} label={title}>
        <Select
          name="kind"
          label={x('fKind')}
          value={typed.kind}
          onChange={(kind) => change({ kind })}
          choices={injectKinds.map((kind) => ({ value: kind, label: x(`kind.${kind}`) }))}
        />
        <Field
          name={`title.${lang}`}
          label={x('fShort')}
          value={typed.title}
          limit={200}
          onInput={(text) => change({ title: text })}
        />
        <When typed={typed} change={change} />
        {fieldsOf[typed.kind].map((field) => (
          <Part key={field} field={field} typed={typed} change={change} exercise={exercise} />
        ))}
        <Button type="submit" kind="primary" busy={save.busy}>
          {x(edited ? 'save' : 'addDo')}
        </Button>
      </Form>
    </Dialog>
  );
}

interface FieldProps {
  typed: Typed;
  change: (part: Partial<Typed>) => void;
}

function When({ typed, change }: FieldProps): JSX.Element {
  return (
    <>
      <Radios
        name="when"
        label={x('fWhen')}
        value={typed.when}
        onChange={(when) => change({ when })}
        choices={[
          { value: 'NOW', label: x('whenNow') },
          { value: 'AT', label: x('whenAt') },
        ]}
      />
      {typed.when === 'AT' && (
        <Field name="at" label={x('fMinute')} value={typed.minute} onInput={(minute) => change({ minute })} />
      )}
    </>
  );
}

function Part(props: FieldProps & { field: keyof Typed; exercise: Exercise }): JSX.Element | null {
  const { field, typed, change, exercise } = props;
  const lang = exercise.language;
  switch (field) {
    case 'to':
      return (
        <Select
          name="to"
          label={x('fTo')}
          value={typed.to}
          onChange={(to) => change({ to })}
          choices={asked.map((role) => ({ value: role, label: t(`role.${role}`) }))}
        />
      );
    case 'who':
      return (
        <Field
          name={`who.${lang}`}
          label={x('fWho')}
          value={typed.who}
          limit={200}
          onInput={(who) => change({ who })}
        />
      );
    case 'text':
      return (
        <TextArea
          name={`text.${lang}`}
          label={x('fText')}
          value={typed.text}
          limit={900}
          rows={4}
          onInput={(text) => change({ text })}
        />
      );
    case 'posts':
      return (
        <TextArea
          name="posts"
          label={x('fPosts')}
          help={x('fPostsHelp')}
          value={typed.posts}
          rows={5}
          onInput={(posts) => change({ posts })}
        />
      );
    case 'claim':
      return (
        <Field
          name={`claim.${lang}`}
          label={x('fClaim')}
          value={typed.claim}
          limit={200}
          onInput={(claim) => change({ claim })}
        />
      );
    case 'service':
      return (
        <Field
          name="service"
          label={x('fService')}
          value={typed.service}
          limit={80}
          onInput={(service) => change({ service })}
        />
      );
    case 'wrong':
      return <Checkbox label={x('fWrong')} checked={typed.wrong} onChange={(wrong) => change({ wrong })} />;
    case 'within':
    case 'over':
    case 'until':
      return (
        <Field
          name={field}
          label={x(field === 'within' ? 'fWithin' : field === 'over' ? 'fOver' : 'fUntil')}
          value={typed[field]}
          optional={!(field === 'within' && (typed.kind === 'RUMOUR' || typed.kind === 'PRESS'))}
          onInput={(minutes) => change({ [field]: minutes })}
        />
      );
    default:
      return <Chosen {...props} />;
  }
}

/** What is chosen from a list. */
function Chosen({
  field,
  typed,
  change,
  exercise,
}: FieldProps & { field: keyof Typed; exercise: Exercise }): JSX.Element | null {
  const wrong = exercise.injects.filter(({ content, state }) => content?.wrong && state !== 'DROPPED');
  const lists: Partial<Record<keyof Typed, [label: string, name: string, [string, string][]]>> = {
    truth: [
      x('fTruth'),
      'truth',
      ['FALSE', 'MISLEADING', 'TRUE', 'UNPROVEN'].map((v) => [v, x.find(`truth.${v}`) ?? v]),
    ],
    harm: [x('fHarm'), 'harm', ['LOW', 'MEDIUM', 'HIGH'].map((v) => [v, x.find(`harm.${v}`) ?? v])],
    state: [x('fState'), 'state', ['REPORTED', 'CONFIRMED'].map((v) => [v, x.find(`factState.${v}`) ?? v])],
    behaviour: [
      x('fBehaviour'),
      'behaviour',
      ['REFUSE', 'SLOW', 'RETRY', 'UNCLEAR', 'OK'].map((v) => [v, x.find(`behaviour.${v}`) ?? v]),
    ],
    platform: [
      x('fPlatform'),
      typed.kind === 'ACCOUNT' ? 'imitates' : 'platform',
      [...new Set([...platforms, typed.platform])].filter(Boolean).map((v) => [v, knownName(v) ?? v]),
    ],
    corrects: [
      x('fCorrects'),
      'corrects',
      [['', x('correctsNone')], ...wrong.map(({ name, text }): [string, string] => [name ?? '', text ?? ''])],
    ],
  };
  const list = lists[field];
  if (!list) return null;
  return (
    <Select
      name={list[1]}
      label={list[0]}
      value={String(typed[field])}
      onChange={(value) => change({ [field]: value })}
      choices={list[2].map(([value, label]) => ({ value, label }))}
    />
  );
}
