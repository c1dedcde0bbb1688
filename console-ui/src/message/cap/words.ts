import { catalogue } from '../../shared/i18n';
import type nl from './words.nl';

/** The words about how a message reads as an alert. */
export const c = catalogue<typeof nl>({
  nl: () => import('./words.nl'),
  fr: () => import('./words.fr'),
  en: () => import('./words.en'),
});
