import { catalogue } from '../shared/i18n';
import type nl from './words.nl';

/** Words of the alarms: what went wrong, who has seen it. */
export const a = catalogue<typeof nl>({
  nl: () => import('./words.nl'),
  fr: () => import('./words.fr'),
  en: () => import('./words.en'),
});
