import type { JSX } from 'preact';
import { useTitle } from '../shared/frame';
import { t } from '../shared/words';

export default function IncidentsPage(): JSX.Element {
  useTitle(t('navIncidents'));
  return <h1>{t('navIncidents')}</h1>;
}
