import type { Report } from './report';

/** Keeps the report as JSON, as it is shown. */
export function saveReport(report: Report): void {
  const address = URL.createObjectURL(
    new Blob([JSON.stringify(report, null, 2)], { type: 'application/json' }),
  );
  const link = document.createElement('a');
  link.href = address;
  link.download = `baken-${report.incident.slug}.json`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
