import type { JSX } from 'preact';
import { useTitle } from '../shared/frame';
import { t } from '../shared/words';

export default function GroupsPage(): JSX.Element {
  useTitle(t('navGroups'));
  return <h1>{t('navGroups')}</h1>;
}
