import type { JSX } from 'preact';
import { useIncident, useTitle } from '../shared/frame';
import type { PageProps } from '../shared/page';
import { t } from '../shared/words';

export default function RumoursPage({ params }: PageProps): JSX.Element {
  useIncident(params.id);
  useTitle(t('navRumours'));
  return <h1>{t('navRumours')}</h1>;
}
