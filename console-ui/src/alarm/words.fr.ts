import type { Translation } from '../shared/i18n';
import type nl from './words.nl';

const words: Translation<typeof nl> = {
  bell: { one: '{n} alarme', other: '{n} alarmes' },
  wentWrong: 'Ce qui a mal tourné ({n})',
  intro:
    'Chaque alarme apparaît une fois. Celui qui l’a vue le dit ici, pour que les autres sachent que quelqu’un s’en occupe.',
  unseen: 'Pas encore vues',
  rest: 'Vues ou terminées',
  none: 'Aucune alarme.',
  noneUnseen: 'Tout est vu.',
  seen: 'Je m’en occupe',
  seenOf: 'Je m’en occupe : {text}',
  seenBy: 'vu par {name}',
  note: 'Note pour les autres',
  noteHelp: 'Par exemple : j’appelle le fournisseur.',
  withNote: 'Avec une note',
  withNoteOf: 'Je m’en occupe, avec une note : {text}',
  over: 'Terminé',
  next: 'Que faire ?',
  times: { one: '{n} fois', other: '{n} fois' },
  see: 'Voir en ligne',
  toDeliveries: 'Vers les envois',
  toMessage: 'Vers le message',
  toAccount: 'Vers les canaux',
  toClock: 'Y aller',
  toRoom: 'Vers la salle',
  all: 'Voir toutes les alarmes',
  more: { one: 'et encore {n}', other: 'et encore {n}' },
  'kind.FAILED': 'Pas envoyé',
  'kind.UNCLEAR': 'Pas clair',
  'kind.DIVERGED': 'Texte différent',
  'kind.VANISHED': 'Disparu',
  'kind.NOT_REMOVED': 'Pas supprimé',
  'kind.FOREIGN_POST': 'Post qui ne vient pas d’ici',
  'kind.ACCOUNT_FAILING': 'Canal en panne',
  'kind.ACCOUNT_EXPIRES': 'Canal qui expire',
  'kind.CLOCK_SOON': 'Bientôt l’heure promise',
  'kind.CLOCK_LATE': 'En retard',
  'kind.CLOCK_ESCALATED': 'En retard depuis un moment',
  accounts: 'Canaux',
  accountsNotYou:
    'Seuls les administrateurs, la direction et les porte-parole voient les alarmes sur les canaux.',
  seenNotYou:
    'Seuls la direction, un porte-parole, un gestionnaire ou la personne chargée de cette tâche peuvent le dire.',
};
export default words;
