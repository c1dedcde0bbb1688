import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { useLive } from '../live/useLive';
import { useAction } from '../shared/action';
import { api, ApiProblem } from '../shared/api';
import { Form, TextArea } from '../shared/Form';
import { useTitle } from '../shared/frame';
import { withColon } from '../shared/i18n';
import { Button, Empty, Loading, News, Rows, Section } from '../shared/parts';
import { Problem } from '../shared/Problem';
import { iMay } from '../shared/session';
import { Chip } from '../shared/StateChip';
import { Time } from '../shared/Time';
import type { ChecklistItem, OpenEnd, Preparation, PreparationRound } from '../shared/types';
import { t } from '../shared/words';
import './checklist.css';
import { ItemList } from './ItemList';
import { asILeftIt, byDue, keyOf } from './order';
import { usePlaybookNames } from './usePlaybookNames';
import { w } from './words';

/** What must be ready before anything happens (guidelines B03, B10, B13): one round at a time, for the whole house. */
export default function PreparationPage(): JSX.Element {
  useTitle(w('preparation'));
  const names = usePlaybookNames();
  const [skipping, setSkipping] = useState<string>();
  const [closing, setClosing] = useState(false);
  const [settled, setSettled] = useState<readonly ChecklistItem[]>([]);
  const [all, setAll] = useState(false);
  const live = useLive<Preparation>('/api/preparation', {
    touchedBy: (hint) =>
      hint.kind.startsWith('preparation.') || (!hint.incident && hint.kind.startsWith('checklist.')),
    keep: skipping !== undefined || closing,
  });
  const leads = iMay(['LEAD', 'ADMIN']);
  const start = useAction(async () => {
    await api.post('/api/preparation', {});
    await live.refresh();
  });
  const current = live.data?.current;
  const items = [...(current?.items ?? [])].sort(byDue);
  const shown = items
    .filter((item) => all || item.state === 'OPEN' || settled.some((each) => keyOf(each) === keyOf(item)))
    .map((item) => asILeftIt(item, settled));
  return (
    <>
      <div class="page-head">
        <h1>{w('preparation')}</h1>
      </div>
      <div class="stack">
        <p class="readable">{w('preparationAbout')}</p>
        <News n={live.news} onShow={live.show} />
        <Problem of={live.problem} onRetry={live.refresh} nothingTyped />
        {!live.data && live.loading && <Loading />}
        {live.data && !current && (
          <>
            <Problem of={start.problem} onRefresh={live.refresh} nothingTyped />
            <Empty
              action={
                <Button
                  kind="primary"
                  busy={start.busy}
                  whyNot={leads ? undefined : w('preparationLeads')}
                  onClick={() => start.run()}
                >
                  {w('startRound')}
                </Button>
              }
            >
              {w('noRound')}
            </Empty>
          </>
        )}
        {current && (
          <>
            <Progress round={current} late={current.late} />
            <div class="line">
              <Button small pressed={all} onClick={() => setAll(!all)}>
                {w('showAll')}
              </Button>
              {!closing && (
                <Button
                  small
                  whyNot={leads ? undefined : w('preparationLeads')}
                  onClick={() => setClosing(true)}
                >
                  {w('closeRound')}
                </Button>
              )}
            </div>
            {closing && (
              <CloseForm
                round={current}
                onDone={async () => {
                  setClosing(false);
                  await live.refresh();
                }}
                onCancel={() => setClosing(false)}
                onRefresh={live.refresh}
              />
            )}
            <Section title={`${w('toDo')} (${shown.length})`}>
              {shown.length === 0 && <Empty>{w('nothingLeft')}</Empty>}
              <ItemList
                items={shown}
                playbooks={names}
                whyNot={whyNot}
                skipping={skipping}
                onSkipping={setSkipping}
                onRefresh={live.refresh}
                onSettled={(changed) => {
                  setSettled((before) => [...before, changed]);
                  void live.refresh();
                }}
              />
            </Section>
          </>
        )}
        {live.data && live.data.earlier.length > 0 && (
          <Section title={w('earlierRounds')}>
            <Rows>
              {live.data.earlier.map((round) => (
                <Earlier key={round.id} round={round} />
              ))}
            </Rows>
          </Section>
        )}
      </div>
    </>
  );
}

function whyNot(item: ChecklistItem): string | undefined {
  const mine = iMay(item.role ? ['LEAD', 'ADMIN', item.role] : ['LEAD', 'ADMIN']);
  return mine ? undefined : w('preparationTick');
}

function Progress({ round, late }: { round: PreparationRound; late: number }): JSX.Element {
  const progress = w('progress', { done: round.done, total: round.total });
  return (
    <div class="preparation-progress">
      <p class="line" role="status">
        <strong>{w('round', { n: round.number })}</strong>
        <span>{progress}</span>
        {late > 0 && <Chip tone="bad" shape="triangle" word={w('late', { n: late })} />}
      </p>
      <progress value={round.done} max={round.total} aria-label={progress} />
      <p class="quiet small">
        {w('startedBy', { name: round.startedBy })} <Time at={round.startedAt} />
      </p>
    </div>
  );
}

function Earlier({ round }: { round: PreparationRound }): JSX.Element {
  return (
    <li class="row">
      <div class="row-head">
        <span class="row-title">{w('round', { n: round.number })}</span>
        <span>{w('progress', { done: round.done, total: round.total })}</span>
      </div>
      <div class="row-more">
        <span>
          {w('startedBy', { name: round.startedBy })} <Time at={round.startedAt} />
        </span>
        <span>
          {w('closedBy', { name: round.closedBy ?? '' })} <Time at={round.closedAt} />
        </span>
        {round.reason && (
          <span>
            {withColon(w('note'))} {round.reason}
          </span>
        )}
      </div>
    </li>
  );
}

/** Ending a round; what was never done is named first, and asks for a reason. */
function CloseForm(props: {
  round: PreparationRound;
  onDone: () => unknown;
  onCancel: () => void;
  onRefresh: () => unknown;
}): JSX.Element {
  const [reason, setReason] = useState('');
  const [open, setOpen] = useState<OpenEnd[]>();
  const close = useAction(async () => {
    try {
      const body = reason.trim() === '' ? { state: 'CLOSED' } : { state: 'CLOSED', reason };
      await api.put('/api/preparation/state', body, props.round.version);
      await props.onDone();
    } catch (failure) {
      // Without a reason the service tells what is open; that is a question first, and a failure only the second time.
      if (failure instanceof ApiProblem && Array.isArray(failure.extra.open) && open === undefined) {
        setOpen(failure.extra.open as OpenEnd[]);
        return;
      }
      throw failure;
    }
  });
  return (
    <Form
      class="form card readable"
      label={w('closeRound')}
      problem={close.problem}
      onRefresh={props.onRefresh}
      onSubmit={() => close.run()}
    >
      <h2>{w('closeRound')}</h2>
      {open && (
        <details>
          <summary>{w('stillOpen', { n: open.length })}</summary>
          <ul>
            {open.map((end) => (
              <li key={end.id}>{end.title}</li>
            ))}
          </ul>
        </details>
      )}
      <TextArea
        name="reason"
        label={w('closeReason')}
        help={w('closeReasonHelp')}
        value={reason}
        onInput={setReason}
        rows={2}
        limit={1000}
      />
      <div class="line">
        <Button type="submit" kind="primary" busy={close.busy}>
          {w('closeRound')}
        </Button>
        <Button onClick={props.onCancel}>{t('cancel')}</Button>
      </div>
    </Form>
  );
}
