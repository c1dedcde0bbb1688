import type { JSX } from 'preact';
import { duration } from '../shared/clock';
import { language } from '../shared/i18n';
import { Row, Rows, Section } from '../shared/parts';
import { StateChip } from '../shared/StateChip';
import { Time } from '../shared/Time';
import type { TargetOutcome } from '../shared/types';
import { Bars, type Bar } from './ReportBars';
import { ran, share, type Report, type Target } from './report';
import { w } from './words';

const tones: Record<TargetOutcome, Bar['tone']> = {
  MET: 'good',
  LATE: 'bad',
  MISSED: 'bad',
  RUNNING: 'live',
  MOVED: 'waiting',
  STOPPED: 'neutral',
};

function length(seconds: number): string {
  return duration(seconds * 1000, language.value);
}

function Outcome({ target }: { target: Target }): JSX.Element {
  return (
    <>
      <StateChip of="target" state={target.outcome} />
      {target.lateSeconds > 0 && <span> {w('reportLate', { n: length(target.lateSeconds) })}</span>}
    </>
  );
}

/** The clocks met and missed: what residents were promised as bars, what was said of rumours as rows (V10, V11, H40). */
export function ReportTargets({ report }: { report: Report }): JSX.Element {
  const promises = report.targets.filter(({ kind }) => kind === 'FIRST_STATEMENT' || kind === 'PROMISE');
  const rumours = report.targets.filter(({ kind }) => kind !== 'FIRST_STATEMENT' && kind !== 'PROMISE');
  const most = Math.max(1, ...promises.map((each) => Math.max(...Object.values(ran(each, report.madeAt)))));
  return (
    <Section title={w('reportTargets')}>
      {report.targets.length === 0 && <p>{w('reportNoTargets')}</p>}
      {promises.length > 0 && (
        <Bars
          caption={w('reportTargetsHelp')}
          of={w('reportUpdates')}
          figure={w('reportTargets')}
          bars={promises.map((target, index) => {
            const { took, had } = ran(target, report.madeAt);
            return {
              key: String(index),
              name: (
                <>
                  {w(`reportTarget.${target.kind}`)} <Time at={target.dueAt} exact />
                </>
              ),
              percent: share(took, most),
              tone: tones[target.outcome],
              figures: (
                <>
                  {w('reportTook', { took: length(took), target: length(had) })} <Outcome target={target} />
                </>
              ),
            };
          })}
        />
      )}
      <Rows>
        {rumours.map((target) => (
          <Row
            key={`${target.kind}${target.of ?? ''}`}
            to={`/rumours/${target.of ?? ''}`}
            title={`“${target.title ?? ''}”`}
            state={<StateChip of="target" state={target.outcome} />}
          >
            <span>{w(`reportTarget.${target.kind}`)}</span>
            <span>
              {w('reportTook', {
                took: length(ran(target, report.madeAt).took),
                target: length(ran(target, report.madeAt).had),
              })}
            </span>
            {target.lateSeconds > 0 && <span>{w('reportLate', { n: length(target.lateSeconds) })}</span>}
          </Row>
        ))}
      </Rows>
    </Section>
  );
}
