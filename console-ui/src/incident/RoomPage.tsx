import type { JSX } from 'preact';
import { useIncident, useTitle } from '../shared/frame';
import type { PageProps } from '../shared/page';
import { t } from '../shared/words';

export default function RoomPage({ params }: PageProps): JSX.Element {
  useIncident(params.id);
  useTitle(t('navRoom'));
  return <h1>{t('navRoom')}</h1>;
}
