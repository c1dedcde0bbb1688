import type { JSX } from 'preact';
import { useTitle } from '../shared/frame';
import { t } from '../shared/words';

export default function AccountsPage(): JSX.Element {
  useTitle(t('navAccounts'));
  return <h1>{t('navAccounts')}</h1>;
}
