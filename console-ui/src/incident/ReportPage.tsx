import type { JSX } from 'preact';
import { useIncident, useTitle } from '../shared/frame';
import type { PageProps } from '../shared/page';
import { t } from '../shared/words';

export default function ReportPage({ params }: PageProps): JSX.Element {
  useIncident(params.id);
  useTitle(t('navReport'));
  return <h1>{t('navReport')}</h1>;
}
