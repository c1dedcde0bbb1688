import type { JSX } from 'preact';
import { useLive } from '../live/useLive';
import { useAction } from '../shared/action';
import { api } from '../shared/api';
import { useDraft } from '../shared/drafts';
import { Form, Select, TextArea } from '../shared/Form';
import { inMyLanguage } from '../shared/i18n';
import { Button, ButtonLink, Empty, Loading, Restored } from '../shared/parts';
import type { Fact, Page, Texts } from '../shared/types';
import { t } from '../shared/words';
import type { Asked, QuestionGroup } from './types';
import { s } from './words';

interface QuestionFields {
  fact: string;
  question: Texts;
  answer: Texts;
}

/** Words an entry: the question as a resident asks it, the fact it rests on, and the answer (guidelines A26, H36, H41). */
export function QuestionForm(props: {
  incident: string;
  languages: readonly string[];
  asked?: Asked;
  group?: QuestionGroup;
  onDone: (saved: boolean) => void;
  onRefresh: () => unknown;
}): JSX.Element {
  const { asked, group } = props;
  const facts = useLive<Page<Fact>>(`/api/incidents/${props.incident}/facts?limit=200`, { whole: true });
  const initial: QuestionFields = {
    fact: asked?.fact ?? '',
    question: asked?.question ?? {},
    answer: asked?.answer ?? {},
  };
  const [form, change, draft] = useDraft<QuestionFields>(
    `question.${asked?.id ?? group?.id ?? `new.${props.incident}`}`,
    initial,
  );
  const save = useAction(async () => {
    const body = { fact: form.fact, question: written(form.question), answer: written(form.answer) };
    if (asked) await api.put<Asked>(`/api/questions-asked/${asked.id}`, body, asked.version);
    else
      await api.post<Asked>(`/api/incidents/${props.incident}/questions-asked`, {
        ...body,
        ...(group ? { group: group.id } : {}),
      });
    draft.drop();
    props.onDone(true);
  });
  const usable = (facts.data?.items ?? []).filter(({ state }) => !['DENIED', 'OUTDATED'].includes(state));
  if (!facts.data) return <Loading />;
  if (usable.length === 0) {
    return (
      <Empty action={<ButtonLink to={`/i/${props.incident}/facts`}>{s('toFacts')}</ButtonLink>}>
        {s('factNone')}
      </Empty>
    );
  }
  const chosen = usable.find(({ id }) => id === form.fact);
  return (
    <Form
      class="form card"
      label={s(asked ? 'editEntry' : 'newEntry')}
      onSubmit={save.run}
      problem={save.problem}
      onRefresh={props.onRefresh}
    >
      <h3>{s(asked ? 'editEntry' : 'newEntry')}</h3>
      <Restored show={draft.restored} onDrop={() => draft.drop(initial)} />
      {props.languages.map((lang, index) => (
        <TextArea
          key={lang}
          name={index === 0 ? 'question' : `question.${lang}`}
          label={s('question', { language: t.find(`lang.${lang}`) ?? lang })}
          help={index === 0 ? s('questionHelp') : undefined}
          value={form.question[lang] ?? ''}
          onInput={(value) => change({ question: { ...form.question, [lang]: value } })}
          lang={lang}
          rows={2}
          limit={300}
        />
      ))}
      <Select
        name="fact"
        label={s('fact')}
        help={s('factHelp')}
        value={form.fact}
        onChange={(fact) => change({ fact })}
        choices={[
          { value: '', label: s('factChoose') },
          ...usable.map((fact) => ({
            value: fact.id,
            label: `${t.find(`fact.${fact.state}`) ?? fact.state}: ${inMyLanguage(fact.text)}`,
          })),
        ]}
      />
      {chosen?.state === 'UNKNOWN' && <p class="quiet">{s('onPageUnknown')}</p>}
      {props.languages.map((lang, index) => (
        <TextArea
          key={lang}
          name={index === 0 ? 'answer' : `answer.${lang}`}
          label={s('answer', { language: t.find(`lang.${lang}`) ?? lang })}
          help={index === 0 ? s('answerHelp') : undefined}
          value={form.answer[lang] ?? ''}
          onInput={(value) => change({ answer: { ...form.answer, [lang]: value } })}
          lang={lang}
          rows={2}
          limit={2000}
          optional
        />
      ))}
      <div class="line">
        <Button type="submit" kind="primary" busy={save.busy}>
          {s('save')}
        </Button>
        <Button
          onClick={() => {
            draft.drop();
            props.onDone(false);
          }}
        >
          {t('cancel')}
        </Button>
      </div>
    </Form>
  );
}

function written(texts: Texts): Texts {
  return Object.fromEntries(Object.entries(texts).filter(([, text]) => text?.trim()));
}
