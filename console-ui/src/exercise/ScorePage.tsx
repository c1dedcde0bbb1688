import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Link } from 'wouter-preact';
import { useLive } from '../live/useLive';
import { useAction } from '../shared/action';
import { api, ApiProblem } from '../shared/api';
import { Form, Select, TextArea } from '../shared/Form';
import { useIncident, useTitle } from '../shared/frame';
import { inMyLanguage, withColon } from '../shared/i18n';
import type { PageProps } from '../shared/page';
import { Button, ButtonLink, Loading, Section } from '../shared/parts';
import { Problem } from '../shared/Problem';
import { Time } from '../shared/Time';
import type { Incident, Page } from '../shared/types';
import { KindChip, MetChip, PlayChip } from './InjectChip';
import { clockText } from './position';
import { parts, type Line, type Score, type Told } from './types';
import { x } from './words';
import './exercise.css';

interface Claim {
  id: string;
  claim: string;
}

/** What the team did, held against its clocks and rules; and what happened, for the debrief. Prints. */
export default function ScorePage({ params }: PageProps): JSX.Element {
  const id = params.id ?? '';
  const incident = useIncident(id);
  useTitle(x('scoreTitle'));
  const live = useLive<Score>(`/api/incidents/${id}/exercise/score`, {
    touchedBy: (hint) => hint.incident === id && hint.kind.startsWith('exercise.'),
  });
  const none = live.problem instanceof ApiProblem && live.problem.status === 404;
  return (
    <div class="score">
      <div class="page-head">
        <h1>{x('scoreTitle')}</h1>
        <div class="line no-print">
          {live.data && (
            <Button kind="primary" onClick={() => window.print()}>
              {x('scorePrint')}
            </Button>
          )}
          <ButtonLink to={`/i/${id}/exercise`}>{x('deskTitle')}</ButtonLink>
        </div>
      </div>
      {!none && <Problem of={live.problem} onRetry={live.refresh} nothingTyped />}
      {none && <p>{x('scoreNone')}</p>}
      {!live.data && live.loading && <Loading />}
      {live.data && <Whole score={live.data} incident={incident} onChanged={live.refresh} />}
    </div>
  );
}

interface Props {
  score: Score;
  incident: Incident | undefined;
  onChanged: () => Promise<void>;
}

function Whole({ score, incident, onChanged }: Props): JSX.Element {
  const rumours = useLive<Page<Claim>>(
    score.trainer ? `/api/incidents/${score.incident}/rumours?limit=200` : null,
  );
  return (
    <div class="stack">
      <p>
        <strong class="large">{incident?.title ?? score.title}</strong>
        <br />
        <Time at={score.startedAt} exact /> {score.endedAt && '–'} <Time at={score.endedAt} exact />
      </p>
      <p class="score-sum">{x('scoreMet', { met: score.met, of: score.of })}</p>
      {!score.ended && <p class="note">{x('scoreNotEnded')}</p>}
      {score.goals.length > 0 && (
        <Section title={x('goals')}>
          <ul>
            {score.goals.map((goal) => (
              <li key={inMyLanguage(goal)}>{inMyLanguage(goal)}</li>
            ))}
          </ul>
        </Section>
      )}
      {parts.map((part) => {
        const lines = score.lines.filter((line) => line.part === part);
        return lines.length === 0 ? null : (
          <Section key={part} title={x(`part.${part}`)}>
            <Lines lines={lines} label={x(`part.${part}`)} />
          </Section>
        );
      })}
      {score.attempts.length > 0 && (
        <Section title={x('scoreAttempts')}>
          <ul>
            {score.attempts.map((attempt) => (
              <li key={attempt.id}>
                {attempt.name}: {x.find(`attempt.${attempt.kind}`)} ·{' '}
                {attempt.message ? (
                  <Link href={`/messages/${attempt.message}`}>{x('attemptMessage')}</Link>
                ) : (
                  x('attemptReply')
                )}{' '}
                · <Time at={attempt.at} exact />
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Section title={x('scoreInjects')}>
        <ol class="debrief">
          {score.injects.map((told) => (
            <Happened
              key={told.id}
              told={told}
              trainer={score.trainer}
              claims={rumours.data?.items ?? []}
              onChanged={onChanged}
            />
          ))}
        </ol>
      </Section>
    </div>
  );
}

function Lines({ lines, label }: { lines: Line[]; label: string }): JSX.Element {
  return (
    <ul class="score-lines" aria-label={label}>
      {lines.map((line) => (
        <li key={line.id}>
          <span class="score-what">{line.what}</span>
          <MetChip met={line.met} />
          <span class="score-got">
            {withColon(x('target'))} {line.target} · {withColon(x('got'))} <strong>{line.got}</strong>
          </span>
          <span class="quiet small">{line.guidelines.join(' · ')}</span>
        </li>
      ))}
    </ul>
  );
}

interface ToldProps {
  told: Told;
  trainer: boolean;
  claims: Claim[];
  onChanged: () => Promise<void>;
}

function Happened({ told, trainer, claims, onChanged }: ToldProps): JSX.Element {
  return (
    <li>
      <p class="line">
        <span class="timeline-at">{clockText(told.at)}</span>
        <KindChip kind={told.kind} />
        <strong>{told.title}</strong>
        {told.state !== 'PLAYED' && <PlayChip state={told.state} next={false} />}
      </p>
      <p>
        <strong>{withColon(x('happened'))}</strong> {told.happened}
      </p>
      {told.expect && (
        <p>
          <strong>{withColon(x('expected'))}</strong> {told.expect}
        </p>
      )}
      {told.note && (
        <p class="note">
          <strong>{withColon(x('note'))}</strong> {told.note}
        </p>
      )}
      {told.guidelines.length > 0 && <p class="quiet small">{told.guidelines.join(' · ')}</p>}
      {trainer && told.kind === 'RUMOUR' && told.state === 'PLAYED' && (
        <Match told={told} claims={claims} onChanged={onChanged} />
      )}
      {trainer && <Note told={told} onChanged={onChanged} />}
    </li>
  );
}

function Match({ told, claims, onChanged }: Omit<ToldProps, 'trainer'>): JSX.Element {
  const match = useAction(async (value: string) => {
    const body = value === 'auto' ? { automatic: true } : value === 'none' ? {} : { rumour: value };
    await api.put(`/api/injects/${told.id}/match`, body, told.version);
    await onChanged();
  });
  const found = claims.find(({ id }) => id === told.rumour)?.claim;
  return (
    <div class="no-print">
      <Select
        name="rumour"
        label={x('match')}
        value={told.matched ? (told.rumour ?? 'none') : 'auto'}
        onChange={(value) => void match.run(value)}
        choices={[
          { value: 'auto', label: x('matchAuto') + (!told.matched && found ? `: ${found}` : '') },
          { value: 'none', label: x('matchNone') },
          ...claims.map(({ id, claim }) => ({ value: id, label: claim })),
        ]}
      />
      <Problem of={match.problem} onRefresh={onChanged} nothingTyped />
    </div>
  );
}

function Note({ told, onChanged }: { told: Told; onChanged: () => Promise<void> }): JSX.Element {
  const [note, setNote] = useState<string | null>(null);
  const save = useAction(async () => {
    await api.put(`/api/injects/${told.id}/note`, { note }, told.version);
    setNote(null);
    await onChanged();
  });
  if (note === null) {
    return (
      <p class="no-print">
        <Button
          small
          label={`${withColon(x('note'))} ${told.title}`}
          onClick={() => setNote(told.note ?? '')}
        >
          {x('note')}
        </Button>
      </p>
    );
  }
  return (
    <div class="no-print">
      <Form onSubmit={save.run} problem={save.problem} onRefresh={onChanged} label={x('note')}>
        <TextArea
          name="note"
          label={x('note')}
          value={note}
          limit={2000}
          rows={3}
          autoFocus
          onInput={setNote}
        />
        <Button type="submit" kind="primary" busy={save.busy}>
          {x('noteSave')}
        </Button>
      </Form>
    </div>
  );
}
