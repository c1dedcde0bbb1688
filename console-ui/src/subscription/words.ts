import { catalogue } from '../shared/i18n';
import type nl from './words.nl';

/** The words of the screens about mails to residents. */
export const s = catalogue<typeof nl>({
  nl: () => import('./words.nl'),
  fr: () => import('./words.fr'),
  en: () => import('./words.en'),
});
