import type { JSX } from 'preact';
import { useTitle } from '../shared/frame';
import { t } from '../shared/words';

export default function RumourPage(): JSX.Element {
  useTitle(t('navRumours'));
  return <h1>{t('navRumours')}</h1>;
}
