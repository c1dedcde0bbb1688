import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { useAction } from '../shared/action';
import { api } from '../shared/api';
import { useDraft } from '../shared/drafts';
import { Field, Form, TextArea } from '../shared/Form';
import { Button, Restored, Section } from '../shared/parts';
import { iMay } from '../shared/session';
import { Time } from '../shared/Time';
import { t } from '../shared/words';
import type { Lessons, Report } from './report';
import { w } from './words';

interface Fields {
  well: string;
  better: string;
  actions: { text: string; who: string; by: string }[];
}

const MOST = 50;

function fieldsOf({ well, better, actions }: Lessons): Fields {
  return {
    well: well ?? '',
    better: better ?? '',
    actions: actions.map(({ text, who, by }) => ({ text, who: who ?? '', by: by ?? '' })),
  };
}

/** What the team learned (guideline V16): everybody reads it, the lead writes it. */
export function ReportLessons({
  report,
  onRefresh,
}: {
  report: Report;
  onRefresh: () => unknown;
}): JSX.Element {
  const [open, setOpen] = useState(false);
  const { lessons } = report;
  const may = iMay(['LEAD'], report.incident);
  return (
    <Section title={w('lessons')}>
      {open ? (
        <LessonsForm
          incident={report.incident.id}
          lessons={lessons}
          onRefresh={onRefresh}
          onDone={() => {
            setOpen(false);
            onRefresh();
          }}
        />
      ) : (
        <>
          <Told lessons={lessons} />
          <div class="line">
            <Button onClick={() => setOpen(true)} whyNot={may ? undefined : w('lessonsWho')}>
              {w('lessonsEdit')}
            </Button>
          </div>
        </>
      )}
    </Section>
  );
}

function Told({ lessons }: { lessons: Lessons }): JSX.Element {
  if (lessons.version === 0) return <p>{w('lessonsNone')}</p>;
  return (
    <>
      {lessons.well && (
        <>
          <h3>{w('lessonsWell')}</h3>
          <p class="report-text">{lessons.well}</p>
        </>
      )}
      {lessons.better && (
        <>
          <h3>{w('lessonsBetter')}</h3>
          <p class="report-text">{lessons.better}</p>
        </>
      )}
      {lessons.actions.length > 0 && (
        <>
          <h3>{w('lessonsActions')}</h3>
          <ul>
            {lessons.actions.map(({ text, who, by }, n) => (
              <li key={n}>{[text, who, by].filter(Boolean).join(' · ')}</li>
            ))}
          </ul>
        </>
      )}
      <p class="quiet">
        {w('lessonsWritten', { name: lessons.changedBy ?? '' })}{' '}
        {lessons.changedAt && <Time at={lessons.changedAt} exact />}
      </p>
    </>
  );
}

function LessonsForm(props: {
  incident: string;
  lessons: Lessons;
  onDone: () => void;
  onRefresh: () => unknown;
}): JSX.Element {
  const initial = fieldsOf(props.lessons);
  const [form, change, draft] = useDraft<Fields>(`lessons.${props.incident}`, initial);
  const save = useAction(async () => {
    const actions = form.actions
      .filter(({ text }) => text.trim())
      .map(({ text, who, by }) => ({ text, who: who || null, by: by || null }));
    await api.put(
      `/api/incidents/${props.incident}/lessons`,
      { well: form.well, better: form.better, actions },
      props.lessons.version,
    );
    draft.drop();
    props.onDone();
  });
  const set = (at: number, part: Partial<Fields['actions'][number]>): void =>
    change({ actions: form.actions.map((one, n) => (n === at ? { ...one, ...part } : one)) });
  return (
    <Form
      class="form card"
      label={w('lessonsEdit')}
      onSubmit={save.run}
      problem={save.problem}
      onRefresh={props.onRefresh}
    >
      <Restored show={draft.restored} onDrop={() => draft.drop(initial)} />
      <TextArea
        name="well"
        label={w('lessonsWell')}
        value={form.well}
        onInput={(well) => change({ well })}
        rows={4}
        limit={10_000}
        optional
      />
      <TextArea
        name="better"
        label={w('lessonsBetter')}
        value={form.better}
        onInput={(better) => change({ better })}
        rows={4}
        limit={10_000}
        optional
      />
      {form.actions.map((action, n) => (
        <fieldset key={n} class="report-action">
          <legend>{w('lessonsAction', { n: n + 1 })}</legend>
          <Field
            name={`actions[${n}].text`}
            label={w('lessonsAction', { n: n + 1 })}
            value={action.text}
            onInput={(text) => set(n, { text })}
            limit={500}
          />
          <Field
            name={`actions[${n}].who`}
            label={w('lessonsDoer')}
            value={action.who}
            onInput={(who) => set(n, { who })}
            limit={120}
            optional
          />
          <Field
            name={`actions[${n}].by`}
            label={w('lessonsBy')}
            type="date"
            value={action.by}
            onInput={(by) => set(n, { by })}
            optional
          />
          <Button onClick={() => change({ actions: form.actions.filter((_, other) => other !== n) })}>
            {w('lessonsLess', { n: n + 1 })}
          </Button>
        </fieldset>
      ))}
      {form.actions.length < MOST && (
        <Button onClick={() => change({ actions: [...form.actions, { text: '', who: '', by: '' }] })}>
          {w('lessonsMore')}
        </Button>
      )}
      <div class="line">
        <Button type="submit" kind="primary" busy={save.busy}>
          {w('lessonsSave')}
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
