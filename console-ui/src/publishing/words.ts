import { catalogue } from '../shared/i18n';
import type nl from './words.nl';

/** Words of publishing: the plan, the way back, what became of it, and the stop. */
export const p = catalogue<typeof nl>({
  nl: () => import('./words.nl'),
  fr: () => import('./words.fr'),
  en: () => import('./words.en'),
});
