import type { Translation } from '../shared/i18n';
import type nl from './words.nl';

const words: Translation<typeof nl> = {
  helpTitle: 'Aide pour chaque écran',
  helpIntro:
    'Quelques phrases par écran, tirées des règles. Le bouton Aide en haut montre celles de l’écran où vous êtes.',
  helpNone: 'Il n’y a pas d’aide propre à cet écran.',
  helpAll: 'Toute l’aide',
  helpRules: 'Quelles règles',
  guidedTitle: 'Exercice de dix minutes',
  guidedIntro:
    'Vous débutez ? Parcourez une fois tout le chemin : d’un fait à un message, jusqu’au rapport. Vous vous exercez seul, personne n’est alerté et rien ne sort.',
  guidedStart: 'Commencer',
  guidedGoOn: 'Continuer',
  guidedDone: '{done} étapes sur {of} terminées',
  guidedStep: 'Étape {number} sur {of}',
  guidedAll: 'Vous avez terminé toutes les étapes.',
  guidedGo: 'Y aller',
  guidedNext: 'Suivant',
  guidedStop: 'Arrêter',
  rulesTitle: 'Où vit chaque règle',
  rulesIntro:
    'Cinq documents disent comment une commune communique en crise. Vous voyez ici, règle par règle, ce que Baken en fait : un écran, un contrôle, une question, une tâche ou un texte.',
  rulesCovered: '{covered} règles sur {total} ont une place',
  rulesSearch: 'Chercher dans les règles et les lieux',
  rulesDocument: 'Document',
  rulesAll: 'Tous les documents',
  rulesKind: 'Type de lieu',
  rulesAnyKind: 'Tous les types',
  rulesShown: { one: '{n} règle', other: '{n} règles' },
  rulesNone: 'Aucune règle ne correspond à votre recherche.',
  rulesHomeless: 'Nulle part encore',
  rulesPlaces: { one: '{n} lieu', other: '{n} lieux' },
  'kind.SCREEN': 'Écran',
  'kind.CHECK': 'Contrôle',
  'kind.QUESTION': 'Question avant validation',
  'kind.PLAYBOOK': 'Plan d’action',
  'kind.TRIAGE': 'Arbre de décision',
  'kind.TEMPLATE': 'Modèle',
  'kind.REPLY': 'Réponse',
  'kind.CHECKUP': 'Contrôle des comptes',
  'kind.CODE': 'Code de conduite',
  'kind.WORDS': 'Liste de mots',
  'kind.HELP': 'Aide',
  'kind.EXERCISE': 'Exercice',
};

export default words;
