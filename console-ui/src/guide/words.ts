import { catalogue } from '../shared/i18n';
import type nl from './words.nl';

/** The words of what helps people to learn Baken and its rules. */
export const g = catalogue<typeof nl>({
  nl: () => import('./words.nl'),
  fr: () => import('./words.fr'),
  en: () => import('./words.en'),
});
