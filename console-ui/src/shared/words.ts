import { catalogue } from './i18n';
import type nl from './words.nl';

/** Words every screen uses: buttons, states, roles, purposes, errors, time. */
export const t = catalogue<typeof nl>({
  nl: () => import('./words.nl'),
  fr: () => import('./words.fr'),
  en: () => import('./words.en'),
});
