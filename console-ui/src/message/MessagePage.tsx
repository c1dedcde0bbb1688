import type { JSX } from 'preact';
import { useTitle } from '../shared/frame';
import { t } from '../shared/words';

export default function MessagePage(): JSX.Element {
  useTitle(t('navMessages'));
  return <h1>{t('navMessages')}</h1>;
}
