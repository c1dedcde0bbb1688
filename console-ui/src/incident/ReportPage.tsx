import type { JSX } from 'preact';
import { Link } from 'wouter-preact';
import { useLive } from '../live/useLive';
import { duration } from '../shared/clock';
import { useIncident, useTitle } from '../shared/frame';
import { language, withColon } from '../shared/i18n';
import { Loading, Row, Rows, Section } from '../shared/parts';
import type { PageProps } from '../shared/page';
import { Problem } from '../shared/Problem';
import { StateChip } from '../shared/StateChip';
import { Time } from '../shared/Time';
import type { ForwardRequest, Rumour } from '../shared/types';
import { t } from '../shared/words';
import { inTime, type Report, type ReportMessage } from './report';
import './report.css';
import { ReportAlarms, ReportCourse, ReportMore, ReportReactions, ReportWork } from './ReportFigures';
import { ReportFiles } from './ReportFiles';
import { ReportLessons } from './ReportLessons';
import { ReportTargets } from './ReportTargets';
import { OpenEnds } from './StateForm';
import { w } from './words';

/** What is told afterwards: how fast, by whom, what went out, what was learned, and that nobody changed the log (L07, V16). */
export default function ReportPage({ params }: PageProps): JSX.Element {
  const id = params.id ?? '';
  useIncident(id);
  useTitle(t('navReport'));
  const live = useLive<Report>(`/api/incidents/${id}/report?format=json`);
  const report = live.data;
  return (
    <>
      <div class="page-head">
        <h1>{w('reportTitle')}</h1>
      </div>
      <Problem of={live.problem} onRetry={live.refresh} nothingTyped />
      {!report && live.loading && <Loading />}
      {report && <Whole report={report} onRefresh={live.refresh} />}
    </>
  );
}

function Whole({ report, onRefresh }: { report: Report; onRefresh: () => unknown }): JSX.Element {
  return (
    <div class="stack report">
      <p>
        <strong>{report.incident.title}</strong> · {withColon(w('reportMadeAt'))}{' '}
        <Time at={report.madeAt} exact />
      </p>
      <ReportFiles report={report} />
      <Clocks report={report} />
      {report.more.map((section) => (
        <ReportMore key={section.id} section={section} />
      ))}
      <ReportTargets report={report} />
      <ReportLessons report={report} onRefresh={onRefresh} />
      <Section title={`${w('reportOpen')} (${report.open.length})`}>
        <OpenEnds incident={report.incident.id} ends={report.open} />
      </Section>
      <ReportCourse timeline={report.timeline} />
      <Section title={`${w('reportTimeline')} (${report.messages.length})`}>
        {report.messages.length === 0 && <p>{w('reportNoMessages')}</p>}
        <Rows>
          {inTime(report.messages).map((message) => (
            <MessageRow key={message.id} message={message} />
          ))}
        </Rows>
      </Section>
      <Section title={w('reportRumours')}>
        {report.rumours.length === 0 && <p>{w('rumoursNone')}</p>}
        <Rows>
          {report.rumours.map((rumour) => (
            <RumourRow key={rumour.id} rumour={rumour} />
          ))}
        </Rows>
      </Section>
      <Section title={t('navForwarding')}>
        {report.forwardRequests.length === 0 && <p>{w('reportNoForwards')}</p>}
        <Rows>
          {report.forwardRequests.map((request) => (
            <ForwardRow key={request.id} request={request} />
          ))}
        </Rows>
      </Section>
      <ReportReactions figures={report.reactions} />
      <ReportWork people={report.people} />
      <ReportAlarms alarms={report.alarms} />
      <Proof log={report.log} />
    </div>
  );
}

function length(seconds: number | undefined | null): string {
  return typeof seconds === 'number' ? duration(seconds * 1000, language.value) : w('reportNever');
}

function lengths(seconds: readonly number[] | undefined): string {
  return seconds && seconds.length > 0 ? seconds.map(length).join(', ') : w('reportNever');
}

function Clocks({ report }: { report: Report }): JSX.Element {
  const { clocks, promised } = report;
  const lines = [
    [
      w('reportFirst'),
      `${length(clocks.firstStatementSeconds)} (${w('reportPromised', { n: promised.firstStatement })})`,
    ],
    [w('reportSilence'), length(clocks.longestSilenceSeconds)],
    [w('reportUpdates'), String(clocks.updates)],
    [w('reportVerdicts'), lengths(clocks.rumourVerdictSeconds)],
    [w('reportCorrections'), lengths(clocks.rumourCorrectionSeconds)],
  ] as const;
  return (
    <Section title={w('reportClocks')}>
      <dl class="facts-list">
        {lines.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}

function MessageRow({ message }: { message: ReportMessage }): JSX.Element {
  const sent = message.deliveries.filter(({ state }) => ['SENT', 'DONE', 'EDITED'].includes(state)).length;
  const signers = [...new Set(message.signOffs.map(({ name }) => name))];
  return (
    <Row
      to={`/messages/${message.id}`}
      title={message.title ?? w('untitled')}
      state={<StateChip of="message" state={message.state} />}
    >
      <span>{t(`purpose.${message.purpose}`)}</span>
      {message.publishedAt && (
        <span>
          {w('reportPublished')} <Time at={message.publishedAt} exact />
        </span>
      )}
      <span>{w('reportRevisions', { n: message.revisions.length })}</span>
      <span>
        {signers.length > 0
          ? `${w('reportSigned')} ${signers.join(', ')}`
          : w('reportSignOffs', { n: message.signOffs.length })}
      </span>
      {message.objections.length > 0 && (
        <span>{w('reportObjections', { n: message.objections.length })}</span>
      )}
      {message.deliveries.length > 0 && (
        <span>{w('sentOf', { sent, total: message.deliveries.length })}</span>
      )}
    </Row>
  );
}

function between(from: string, to: string): string {
  return duration(Date.parse(to) - Date.parse(from), language.value);
}

function RumourRow({ rumour }: { rumour: Rumour }): JSX.Element {
  const { verdictAt, correctedAt } = rumour.clocks ?? {};
  return (
    <Row
      to={`/rumours/${rumour.id}`}
      title={`“${rumour.claim}”`}
      state={<StateChip of="rumour" state={rumour.state} />}
    >
      <span>
        {verdictAt
          ? `${w('reportVerdictAfter')} ${between(rumour.reportedAt, verdictAt)}`
          : w('reportNoVerdict')}
      </span>
      {correctedAt && (
        <span>
          {w('reportCorrectedAfter')} {between(rumour.reportedAt, correctedAt)}
        </span>
      )}
    </Row>
  );
}

function ForwardRow({ request }: { request: ForwardRequest }): JSX.Element {
  const done = request.recipients.filter(({ state }) => state === 'FORWARDED').length;
  const opened = request.recipients.filter(({ openedAt }) => openedAt).length;
  return (
    <li class="row">
      <Link href={`/forwarding/${request.id}`} class="row-title">
        {request.messageTitle ?? w('untitled')}
      </Link>
      <div class="row-more">
        <span>{w('reportForwarded', { done, total: request.recipients.length })}</span>
        <span>{w('reportOpened', { n: opened })}</span>
        <Time at={request.createdAt} exact />
      </div>
    </li>
  );
}

function Proof({ log }: { log: Report['log'] }): JSX.Element {
  return (
    <Section title={w('reportLog')}>
      <p>{w('reportLogEntries', { n: log.entries })}</p>
      <p>
        <strong>{w(log.chainIntact ? 'reportIntact' : 'reportBroken')}</strong>
        {!log.chainIntact && log.firstBroken !== undefined && (
          <> {w('reportBrokenAt', { n: log.firstBroken })}</>
        )}
      </p>
      {log.incidentMark && (
        <>
          <p>
            {withColon(w('reportMark'))} <code class="report-hash">{log.incidentMark}</code>
          </p>
          <p class="quiet">{w('reportMarkHelp')}</p>
        </>
      )}
      {log.headHash && (
        <p>
          {withColon(w('reportHead'))} <code class="report-hash">{log.headHash}</code>
        </p>
      )}
    </Section>
  );
}
