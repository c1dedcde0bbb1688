import { catalogue } from '../shared/i18n';
import type nl from './libraryWords.nl';

/** The words of the shelf of playbooks. */
export const p = catalogue<typeof nl>({
  nl: () => import('./libraryWords.nl'),
  fr: () => import('./libraryWords.fr'),
  en: () => import('./libraryWords.en'),
});
