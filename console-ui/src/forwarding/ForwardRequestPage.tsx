import type { JSX } from 'preact';
import { useTitle } from '../shared/frame';
import { t } from '../shared/words';

export default function ForwardRequestPage(): JSX.Element {
  useTitle(t('navForwarding'));
  return <h1>{t('navForwarding')}</h1>;
}
