import type { JSX } from 'preact';
import { useTitle } from '../shared/frame';
import { t } from '../shared/words';

export default function InvitationPage(): JSX.Element {
  useTitle(t('loginTitle'));
  return <h1>{t('loginTitle')}</h1>;
}
