import { catalogue } from '../shared/i18n';
import type nl from './words.nl';

/** Words of the clocks: what runs, how long still, and how a device tells. */
export const c = catalogue<typeof nl>({
  nl: () => import('./words.nl'),
  fr: () => import('./words.fr'),
  en: () => import('./words.en'),
});
