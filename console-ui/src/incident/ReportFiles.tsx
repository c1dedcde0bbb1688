import type { JSX } from 'preact';
import { language } from '../shared/i18n';
import { Button, Section } from '../shared/parts';
import { iMay, me } from '../shared/session';
import type { Incident } from '../shared/types';
import type { Report } from './report';
import { saveReport } from './reportFiles';
import { w } from './words';

/** The report as files to keep, and the bundle that proves them (guideline L07). */
export function ReportFiles({ report }: { report: Report }): JSX.Element {
  const address = `/api/incidents/${report.incident.id}/report?lang=${language.value}&format=`;
  return (
    <Section title={w('reportFiles')}>
      <div class="line">
        <a class="button quiet-button" href={`${address}html`} target="_blank" rel="noreferrer">
          {w('reportHtml')}
        </a>
        <a class="button quiet-button" href={`${address}pdf`} download={`baken-${report.incident.slug}.pdf`}>
          {w('reportPdf')}
        </a>
        <Button onClick={() => saveReport(report)}>{w('reportSave')}</Button>
        <Button onClick={() => window.print()}>{w('reportPrint')}</Button>
        {mayBundle(report.incident) ? (
          <a
            class="button primary-button"
            href={`${address}zip`}
            download={`baken-${report.incident.slug}.zip`}
            aria-describedby="bundle-help"
          >
            {w('reportBundle')}
          </a>
        ) : (
          <Button whyNot={w('reportBundleWho')}>{w('reportBundle')}</Button>
        )}
      </div>
      <p class="quiet" id="bundle-help">
        {w('reportBundleHelp')}
      </p>
    </Section>
  );
}

function mayBundle(incident: Incident): boolean {
  const onRoster = incident.roster?.members.some(({ person }) => person === me()) ?? false;
  return iMay(['LEAD'], incident) || (onRoster && iMay(['ADMIN']));
}
