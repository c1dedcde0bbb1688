import type { Translation } from '../shared/i18n';
import type nl from './words.nl';

const words: Translation<typeof nl> = {
  setupTitle: 'Créer le premier administrateur',
  setupIntro: 'Cet espace est encore vide. Le premier administrateur invitera ensuite les autres.',
  setupToken: 'Code du premier démarrage',
  setupTokenHelp: 'Il figure dans la fenêtre où le service a démarré.',
  setupName: 'Votre nom',
  setupUsername: 'Nom d’utilisateur',
  setupUsernameHelp: 'Lettres, chiffres, point, tiret ou arobase.',
  setupDo: 'Créer l’administrateur',
  passwordNew: 'Nouveau mot de passe',
  passwordHelp: 'Au moins 10 signes. Une phrase de quatre mots convient.',
  passwordShow: 'Afficher le mot de passe',
  inviteTitle: 'Choisissez votre mot de passe',
  inviteIntro: 'Vous êtes invité. Choisissez un mot de passe, puis connectez-vous.',
  inviteMissing: 'Ce lien est incomplet. Demandez-en un nouveau à l’administrateur.',
  inviteDo: 'Enregistrer le mot de passe',
  doneSignIn: 'C’est fait. Vous pouvez vous connecter.',
  meTitle: 'Mes données',
  meRoles: 'Mes rôles',
  meNoRoles: 'Vous n’avez pas de rôle général. Vous voyez les incidents où vous avez une tâche.',
  meLanguage: 'Langue de la console',
  mePassword: 'Mot de passe',
  mePasswordCurrent: 'Mot de passe actuel',
  mePasswordDo: 'Changer le mot de passe',
  mePasswordDone: 'Votre mot de passe est changé. Vous êtes déconnecté des autres appareils.',
};
export default words;
