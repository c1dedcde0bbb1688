import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { useLive } from '../live/useLive';
import { useAction } from '../shared/action';
import { api } from '../shared/api';
import { useIncident, useTitle } from '../shared/frame';
import { inMyLanguage, withColon } from '../shared/i18n';
import type { PageProps } from '../shared/page';
import { Button, Empty, Loading, News, Section } from '../shared/parts';
import { Problem } from '../shared/Problem';
import { iMay, session } from '../shared/session';
import { Chip } from '../shared/StateChip';
import { Time } from '../shared/Time';
import type { Incident, Page } from '../shared/types';
import './insight.css';
import { QuestionForm } from './QuestionForm';
import type { Asked, QuestionGroup } from './types';
import { s } from './words';

/** Why I cannot word an answer; undefined when I can, or when that is not known yet. */
function whyNotWrite(incident: Incident | undefined): string | undefined {
  if (incident?.state === 'CLOSED') return s('closed');
  return incident && !iMay(['AUTHOR', 'MONITOR'], incident) ? s('mayNotWrite') : undefined;
}

/** Questions that many people ask, with one answer for all (guidelines H36, H41). */
export default function QuestionsPage({ params }: PageProps): JSX.Element {
  const id = params.id ?? '';
  const incident = useIncident(id);
  useTitle(s('questionsTitle'));
  /** The id of the group or entry in the form; `new` for a question that nobody has to have asked. */
  const [writing, setWriting] = useState<string>();
  const [saved, setSaved] = useState(false);
  const groups = useLive<Page<QuestionGroup>>(`/api/incidents/${id}/question-groups`, {
    touchedBy: (hint) => hint.incident === id && /^(reaction|question)/.test(hint.kind),
    keep: writing !== undefined,
  });
  const entries = useLive<Page<Asked>>(`/api/incidents/${id}/questions-asked?limit=200`, {
    touchedBy: (hint) => hint.incident === id && /^(question|fact)\./.test(hint.kind),
    keep: writing !== undefined,
    whole: true,
  });
  const refresh = async (): Promise<void> => {
    await Promise.all([groups.refresh(), entries.refresh()]);
  };
  const form = (what: { asked?: Asked; group?: QuestionGroup }): JSX.Element => (
    <QuestionForm
      {...what}
      incident={id}
      languages={incident?.languages ?? []}
      onDone={(done) => {
        setWriting(undefined);
        setSaved(done);
        void refresh();
      }}
      onRefresh={refresh}
    />
  );
  const reason = whyNotWrite(incident);
  const open = (what: string): void => {
    setSaved(false);
    setWriting(what);
  };
  return (
    <>
      <div class="page-head">
        <h1>{s('questionsTitle')}</h1>
        {writing === undefined && (
          <Button whyNot={reason} onClick={() => open('new')}>
            {s('newEntry')}
          </Button>
        )}
      </div>
      <div class="stack">
        <p class="quiet readable">{s('questionsIntro')}</p>
        {saved && (
          <p class="note" role="status">
            {s('saved')}
          </p>
        )}
        <News
          n={groups.news + entries.news}
          onShow={() => {
            groups.show();
            entries.show();
          }}
        />
        <Problem of={groups.problem ?? entries.problem} onRetry={refresh} nothingTyped />
        {writing === 'new' && incident && form({})}
        {!(groups.data && entries.data) && groups.loading && <Loading />}
        {groups.data && (
          <Section title={`${s('proposals')} (${groups.data.items.length})`}>
            {groups.data.items.length === 0 && <p class="quiet">{s('proposalsNone')}</p>}
            {groups.data.items.map((group) => (
              <Proposal
                key={group.id}
                group={group}
                incident={id}
                whyNot={reason}
                writing={writing === group.id && incident !== undefined}
                onWrite={() => open(group.id)}
                onDone={refresh}
                form={() => form({ group })}
              />
            ))}
          </Section>
        )}
        {entries.data && (
          <Section title={`${s('entries')} (${entries.data.items.length})`}>
            {entries.data.items.length === 0 && <Empty>{s('entriesNone')}</Empty>}
            {entries.data.items.map((asked) =>
              writing === asked.id && incident ? (
                <div key={asked.id}>{form({ asked })}</div>
              ) : (
                <Entry
                  key={asked.id}
                  asked={asked}
                  incident={incident}
                  whyNot={reason}
                  onEdit={() => open(asked.id)}
                  onDone={refresh}
                />
              ),
            )}
          </Section>
        )}
      </div>
    </>
  );
}

function Proposal(props: {
  group: QuestionGroup;
  incident: string;
  whyNot: string | undefined;
  writing: boolean;
  onWrite: () => void;
  onDone: () => Promise<void>;
  form: () => JSX.Element;
}): JSX.Element {
  const { group } = props;
  const refuse = useAction(async () => {
    await api.post(`/api/incidents/${props.incident}/question-groups/${group.id}/refusal`, undefined);
    await props.onDone();
  });
  return (
    <article class="card stack">
      <h3>
        {s('asked', { n: group.authors })} <span class="quiet small">{withColon(s('lastAsked'))} </span>
        <Time at={group.lastAt} />
      </h3>
      <ul class="examples">
        {group.examples.map((example) => (
          <li key={example.reaction}>
            <q lang={example.lang}>{example.text}</q>
          </li>
        ))}
      </ul>
      <Problem of={refuse.problem} onRetry={refuse.run} nothingTyped />
      {props.writing ? (
        props.form()
      ) : (
        <div class="line">
          <Button kind="primary" whyNot={props.whyNot} onClick={props.onWrite}>
            {s('answerIt')}
          </Button>
          {props.whyNot === undefined && (
            <Button busy={refuse.busy} onClick={refuse.run}>
              {s('refuse')}
            </Button>
          )}
        </div>
      )}
    </article>
  );
}

function StateOf({ asked }: { asked: Asked }): JSX.Element {
  if (asked.onPage) return <Chip tone="live" shape="dot" word={s('state.SHOWN')} />;
  if (asked.state === 'SHOWN') return <Chip tone="waiting" shape="half" word={s('state.WAITS')} />;
  if (asked.state === 'DRAFT') return <Chip tone="neutral" shape="ring" word={s('state.DRAFT')} />;
  return <Chip tone="neutral" shape="square" word={s('state.WITHDRAWN')} />;
}

/** What keeps it from the page, of what the service would say too. */
function whyNotShow(asked: Asked, incident: Incident | undefined): string | undefined {
  if (incident?.state === 'CLOSED') return s('closed');
  if (session.value?.person.name === asked.wordedBy) return s('ownWords');
  if (!['CONFIRMED', 'UNKNOWN'].includes(asked.factState)) return s('factNotSure');
  if (asked.behind && Object.keys(asked.answer).length > 0) return s('behindDraft');
  return incident && !iMay(['APPROVER', 'LEAD'], incident) ? s('mayNotShow') : undefined;
}

function Entry(props: {
  asked: Asked;
  incident: Incident | undefined;
  whyNot: string | undefined;
  onEdit: () => void;
  onDone: () => Promise<void>;
}): JSX.Element {
  const { asked } = props;
  const to = asked.state === 'SHOWN' ? 'WITHDRAWN' : 'SHOWN';
  const move = useAction(async () => {
    await api.put<Asked>(`/api/questions-asked/${asked.id}/state`, { state: to }, asked.version);
    await props.onDone();
  });
  const own = Object.keys(asked.answer).length > 0 && !asked.behind && asked.factState !== 'UNKNOWN';
  return (
    <article class="card stack question-entry">
      <div class="spread">
        <h3>{inMyLanguage(asked.question)}</h3>
        <StateOf asked={asked} />
      </div>
      <p>{inMyLanguage(own ? asked.answer : asked.factText)}</p>
      {asked.factState === 'UNKNOWN' && <p class="quiet">{s('onPageUnknown')}</p>}
      {asked.behind && asked.onPage && asked.factState === 'CONFIRMED' && <p class="quiet">{s('behind')}</p>}
      {asked.state === 'SHOWN' && !asked.onPage && <p class="quiet">{s('factNotSure')}</p>}
      <p class="quiet small">
        {s('wordedBy', { name: asked.wordedBy })}
        {asked.shownBy && ` · ${s('shownBy', { name: asked.shownBy })}`}
      </p>
      <Problem of={move.problem} onRetry={move.run} onRefresh={props.onDone} nothingTyped />
      <div class="line">
        {asked.state !== 'WITHDRAWN' && (
          <Button
            kind={to === 'SHOWN' ? 'primary' : 'quiet'}
            busy={move.busy}
            whyNot={to === 'SHOWN' ? whyNotShow(asked, props.incident) : undefined}
            onClick={move.run}
          >
            {s(to === 'SHOWN' ? 'show' : 'withdraw')}
          </Button>
        )}
        <Button whyNot={props.whyNot} onClick={props.onEdit}>
          {s('editEntry')}
        </Button>
      </div>
    </article>
  );
}
