import { catalogue } from '../shared/i18n';
import type nl from './words.nl';

/** Words of the review, the history, the policies, the house rules and the second factor. */
export const v = catalogue<typeof nl>({
  nl: () => import('./words.nl'),
  fr: () => import('./words.fr'),
  en: () => import('./words.en'),
});
