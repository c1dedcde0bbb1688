import type { JSX } from 'preact';
import { useTitle } from '../shared/frame';
import { t } from '../shared/words';

export default function PeoplePage(): JSX.Element {
  useTitle(t('navPeople'));
  return <h1>{t('navPeople')}</h1>;
}
