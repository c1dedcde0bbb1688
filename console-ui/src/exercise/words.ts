import { catalogue } from '../shared/i18n';
import type nl from './words.nl';

export const x = catalogue<typeof nl>({
  nl: () => import('./words.nl'),
  fr: () => import('./words.fr'),
  en: () => import('./words.en'),
});
