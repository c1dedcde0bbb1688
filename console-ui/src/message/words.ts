import { catalogue } from '../shared/i18n';
import type nl from './words.nl';

/** Words of the messages, their review, their publication and their deliveries. */
export const m = catalogue<typeof nl>({
  nl: () => import('./words.nl'),
  fr: () => import('./words.fr'),
  en: () => import('./words.en'),
});
