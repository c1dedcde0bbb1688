import type { Translation } from '../shared/i18n';
import type nl from './words.nl';

const words: Translation<typeof nl> = {
  others: 'Ce qui doit encore être fait à temps',
  'name.FIRST_STATEMENT': 'Premier message',
  'name.NEXT_UPDATE': 'Prochaine mise à jour',
  'name.RUMOUR_VERDICT': 'Rumeur « {title} »',
  'name.RUMOUR_CORRECTION': 'Rectification « {title} »',
  'name.RESPONSE': { one: '{n} réponse', other: '{n} réponses' },
  'name.CHECKLIST': { one: 'Liste, {n} point', other: 'Liste, {n} points' },
  left: 'encore {length}',
  now: 'maintenant',
  late: '{length} de retard',
  more: { one: 'encore {n} délai', other: 'encore {n} délais' },
  less: 'Montrer moins de délais',
  noNews: 'Rien de neuf : le texte est prêt',
  notifyTitle: 'Notifications sur cet appareil',
  notifyWhat:
    'Cet appareil peut vous prévenir quand une de vos tâches est en retard, ou quand une mise à jour promise doit bientôt sortir. Vous recevez chaque notification une seule fois, tant que Baken est ouvert dans votre navigateur et que vous regardez un incident.',
  notifyOn: 'Activer les notifications',
  notifyOff: 'Désactiver les notifications',
  notifyIsOn: 'Les notifications sont activées sur cet appareil.',
  notifyIsOff: 'Les notifications sont désactivées sur cet appareil.',
  notifyDenied:
    'Votre navigateur refuse les notifications de Baken. Autorisez-les d’abord dans les paramètres du navigateur, pour ce site.',
  notifyUnable:
    'Ce navigateur ne peut pas montrer de notifications, ou la connexion n’est pas sécurisée (https).',
  exercise: 'EXERCICE',
};

export default words;
