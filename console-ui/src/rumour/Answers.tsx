import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Link } from 'wouter-preact';
import { useLive } from '../live/useLive';
import type { ReplyTemplate } from '../reaction/types';
import { useAction } from '../shared/action';
import { api } from '../shared/api';
import { Form, Select } from '../shared/Form';
import { language } from '../shared/i18n';
import { Button, Section } from '../shared/parts';
import { Problem } from '../shared/Problem';
import type { Incident, Page, Rumour } from '../shared/types';
import { t } from '../shared/words';
import { needsFact, withHolesNamed } from './answerText';
import { whyNotAnswer } from './rights';
import type { AnswerCount, AnswerOutcome } from './types';
import { useFormFocus } from './useFormFocus';
import { r } from './words';

interface AnswersProps {
  rumour: Rumour;
  incident: Incident | undefined;
}

/** Who asked about this rumour and waits for an answer, and the way to answer all of them at once (guideline H16). */
export function Answers({ rumour, incident }: AnswersProps): JSX.Element | null {
  const [open, setOpen] = useState(false);
  const [outcome, setOutcome] = useState<AnswerOutcome>();
  const box = useFormFocus<HTMLDivElement>(open);
  const live = useLive<AnswerCount>(`/api/rumours/${rumour.id}/answers`, {
    touchedBy: (hint) =>
      hint.id === rumour.id || (hint.incident === rumour.incident && hint.kind.startsWith('reaction')),
  });
  const count = live.data;
  const inbox = `/i/${rumour.incident}/reactions`;
  const nobody = count && count.asking + count.answered + count.untriaged === 0;
  const whyNot = whyNotAnswer(rumour, incident) ?? (count?.asking === 0 ? r('answersNobody') : undefined);
  return (
    <div ref={box}>
      <Section
        title={r('answers')}
        aside={
          !open &&
          !nobody && (
            <Button small whyNot={whyNot} onClick={() => setOpen(true)}>
              {r('answersOpen')}
            </Button>
          )
        }
      >
        <Problem of={live.problem} onRetry={live.refresh} nothingTyped />
        {nobody && <p class="quiet">{r('answersNone')}</p>}
        {count && !nobody && (
          <p class="line">
            <Link href={`${inbox}?state=all&rumour=${rumour.id}`}>
              {r('answersWaiting', { n: count.asking })}
            </Link>
            {count.answered > 0 && <span>{r('answersGiven', { n: count.answered })}</span>}
            {count.untriaged > 0 && (
              <Link href={`${inbox}?rumour=${rumour.id}`}>
                {r('answersUntriaged', { n: count.untriaged })}
              </Link>
            )}
          </p>
        )}
        {open && count && (
          <AnswerForm
            rumour={rumour}
            n={count.asking}
            onCancel={() => setOpen(false)}
            onAnswered={async (answer) => {
              setOutcome(answer);
              setOpen(false);
              await live.refresh();
            }}
          />
        )}
        <div role="status">{outcome && <Outcome outcome={outcome} inbox={inbox} />}</div>
      </Section>
    </div>
  );
}

/** One approved answer for all; the service says it in each writer's language and form. */
function AnswerForm(props: {
  rumour: Rumour;
  n: number;
  onAnswered: (outcome: AnswerOutcome) => Promise<unknown>;
  onCancel: () => void;
}): JSX.Element {
  const { rumour } = props;
  const isWrong = rumour.verdict === 'FALSE' || rumour.verdict === 'MISLEADING';
  const list = useLive<Page<ReplyTemplate>>(
    `/api/reply-templates?class=${isWrong ? 'misinformation' : 'unknown-claim'}&lang=${language.value}&address=INFORMAL`,
  );
  const isCorrected = rumour.correction !== undefined && rumour.clocks?.correctedAt !== undefined;
  const templates = (list.data?.items ?? []).filter((template) => !template.private);
  const [chosen, setChosen] = useState('');
  const usable = templates.find(({ text }) => isCorrected || !needsFact(text)) ?? templates[0];
  const template = templates.find(({ id }) => id === chosen) ?? usable;
  const send = useAction(async () => {
    await props.onAnswered(
      await api.post<AnswerOutcome>(`/api/rumours/${rumour.id}/answers`, { template: template?.id }),
    );
  });
  const whyNot = template && needsFact(template.text) && !isCorrected ? r('answersFact') : undefined;
  return (
    <Form onSubmit={send.run} problem={send.problem} label={r('answersOpen')} class="form card">
      <Problem of={list.problem} onRetry={list.refresh} nothingTyped />
      <p class="help">{r('answersHelp')}</p>
      <Select
        name="template"
        label={r('answersTemplate')}
        value={template?.id ?? ''}
        onChange={setChosen}
        choices={templates.map(({ id, title }) => ({ value: id, label: title }))}
      />
      {template && (
        <>
          <p class="small quiet">{r('answersLike')}</p>
          <blockquote class="rumour-answer pre" lang={template.lang}>
            {withHolesNamed(template.text, { fact: r('answersHoleFact'), url: r('answersHoleUrl') })}
          </blockquote>
        </>
      )}
      <div class="line">
        <Button type="submit" kind="primary" busy={send.busy} whyNot={whyNot}>
          {r('answersDo', { n: props.n })}
        </Button>
        <Button onClick={props.onCancel}>{t('cancel')}</Button>
      </div>
    </Form>
  );
}

function Outcome({ outcome, inbox }: { outcome: AnswerOutcome; inbox: string }): JSX.Element {
  const why = new Map<string, number>();
  outcome.left.forEach(({ message }) => why.set(message, (why.get(message) ?? 0) + 1));
  return (
    <div class="note">
      <p>
        {r('answersAsked', { n: outcome.asked.length })} <Link href={inbox}>{r('answersSee')}</Link>
      </p>
      {outcome.left.length > 0 && (
        <>
          <p>{r('answersLeft', { n: outcome.left.length })}</p>
          <ul>
            {[...why].map(([message, n]) => (
              <li key={message}>
                {n} × {message}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
