import type { Translation } from '../shared/i18n';
import type nl from './words.nl';

const words: Translation<typeof nl> = {
  title: 'Checklist',
  none: 'Cet incident n’a pas de checklist.',
  nothingLeft: 'Tout ce qui doit être fait l’est.',
  progress: '{done} sur {total} faits',
  due: 'échéance',
  mandatory: 'obligatoire',
  why: 'Pourquoi',
  rules: 'Lignes directrices',
  tick: 'Cocher',
  untick: 'Rouvrir',
  skip: 'Passer',
  skipTitle: 'Pourquoi passer ce point ?',
  skipReason: 'Raison',
  skipHelp: 'La raison figure dans le journal.',
  skipDo: 'Passer ce point',
  byWhom: '{name}',
  byItself: 'coché automatiquement',
  ticksItself: 'Se coche tout seul.',
  show: 'Afficher',
  showOpen: 'Ce qui reste',
  showMine: 'Mes tâches',
  showAll: 'Tout',
  onlyTeam: 'Seules les personnes ayant une tâche dans cet incident peuvent cocher.',
};
export default words;
