import type { JSX } from 'preact';
import { useTitle } from '../shared/frame';
import { t } from '../shared/words';

export default function MePage(): JSX.Element {
  useTitle(t('myPage'));
  return <h1>{t('myPage')}</h1>;
}
