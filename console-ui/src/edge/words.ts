import { catalogue } from '../shared/i18n';
import type nl from './words.nl';

/** The words of the screen about how the public pages are kept up. */
export const e = catalogue<typeof nl>({
  nl: () => import('./words.nl'),
  fr: () => import('./words.fr'),
  en: () => import('./words.en'),
});
