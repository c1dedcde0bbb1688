import { catalogue } from '../../shared/i18n';
import type nl from './words.nl';

/** The words about the code and the short link of a message. */
export const k = catalogue<typeof nl>({
  nl: () => import('./words.nl'),
  fr: () => import('./words.fr'),
  en: () => import('./words.en'),
});
