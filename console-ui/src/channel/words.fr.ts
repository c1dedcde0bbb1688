import type { Translation } from '../shared/i18n';
import type nl from './words.nl';

const words: Translation<typeof nl> = {
  note: 'Les messages partent par ces canaux. Les exercices n’atteignent que les canaux de test.',
  adminOnly: 'Seul un administrateur peut lier et modifier des canaux.',
  testOnly: 'Un administrateur, la direction ou un porte-parole peut tester un canal.',
  builtIn: 'Ce canal fait partie de Baken. On ne peut pas le délier.',
  none: 'Aucun canal n’est encore lié, à part la page publique.',
  addAccount: 'Lier un canal',
  addNow: 'Lier ce canal',
  saved: 'Enregistré : {name}. Testez le canal pour voir s’il fonctionne.',
  savedOnly: 'Enregistré : {name}',
  unlinked: '{name} est délié.',
  platform: 'Quelle sorte de canal ?',
  name: 'Nom chez nous',
  nameHelp: 'Le nom du canal dans la liste au moment de publier.',
  handle: 'Nom sur la plateforme',
  handleHelp: 'Par exemple @commune@mastodon.example.',
  noChoice: 'Pas de choix',
  secrets: 'Clés',
  secretsHelp: 'Ce que vous écrivez ici est chiffré et ne sera plus jamais montré.',
  secretsReplace: 'Saisir de nouvelles clés',
  secretsReplaceHelp: 'Les anciennes disparaissent. Ne cochez pas pour les garder.',
  secretsKept: 'Les clés sont enregistrées. Elles ne sont pas montrées.',
  users: 'Qui peut publier ici ?',
  usersAll: 'Chaque porte-parole',
  usersSome: 'Seulement ces personnes',
  usersPick: 'Personnes qui peuvent publier ici',
  usersNobody: 'Choisissez au moins une personne.',
  usersN: { one: 'Pour {n} porte-parole : {names}', other: 'Pour {n} porte-parole : {names}' },
  linked: 'Lié',
  notLinked: 'Délié',
  sandbox: 'Exercice seulement',
  expired: 'Expiré',
  expires: 'Expire bientôt',
  expiresAt: 'Expire',
  checkedAt: 'Testé',
  neverChecked: 'Jamais testé',
  test: 'Tester',
  testOf: 'Tester {name}',
  testing: 'Test en cours',
  testOk: 'Il fonctionne. Rien n’a été publié.',
  testFailed: 'Il ne fonctionne pas.',
  'detail.account': 'Compte',
  'detail.limit': 'Texte le plus long',
  'detail.host': 'Serveur',
  'detail.room': 'Lieu',
  change: 'Modifier',
  changeOf: 'Modifier {name}',
  relink: 'Lier à nouveau',
  relinkOf: 'Lier {name} à nouveau',
  unlink: 'Délier',
  unlinkOf: 'Délier {name}',
  unlinkTitle: 'Délier {name}',
  unlinkSure:
    'Plus rien ne partira par ce canal, même ce qui est encore en attente. Les clés sont oubliées. Ce qui est publié reste en place.',
  groupIn: 'Canaux liés',
  groupOut: 'Déliés',

  // What a platform's form needs, a key a line under its name: 'about.<platform>' in the list of platforms,
  // 'how.<platform>' before its fields, 'field.<name>', 'help.<name>' and 'choice.<value>' for all platforms, and
  // 'field.<platform>.<name>' and 'help.<platform>.<name>' where a name means something else on this one.
  // email
  'about.email': 'Vers des destinataires, par votre serveur de courrier.',
  'field.host': 'Serveur de courrier',
  'field.port': 'Port',
  'field.tls': 'Sécurité',
  'field.from': 'Expéditeur',
  'field.recipients': 'Destinataires',
  'field.username': 'Nom d’utilisateur',
  'field.password': 'Mot de passe',
  'help.recipients': 'Une adresse e-mail par ligne.',
  'help.from': 'L’adresse que voit le destinataire.',
  'help.port': 'En général 587 ou 465.',
  'choice.NONE': 'Aucune, seulement dans le réseau interne',
  'choice.STARTTLS': 'STARTTLS',
  'choice.TLS': 'TLS',
  // mastodon
  'about.mastodon': 'Des posts sur un compte Mastodon.',
  'field.baseUrl': 'Adresse du serveur',
  'field.accessToken': 'Clé d’accès',
  // bluesky
  'about.bluesky': 'Des posts sur un compte Bluesky.',
  'field.service': 'Serveur',
  'field.identifier': 'Nom du compte',
  'field.appPassword': 'Mot de passe d’application',
  'help.bluesky.service':
    'Laissez vide pour Bluesky même. Remplissez si votre compte est sur un autre serveur.',
  'help.bluesky.identifier': 'Par exemple commune.bsky.social.',
  'help.bluesky.appPassword':
    'Pas le mot de passe du compte. Créez sur Bluesky un mot de passe d’application, sous Paramètres, Confidentialité et sécurité. L’accès aux messages privés n’est pas nécessaire.',
  // x
  'about.x': 'Des posts sur un compte X.',
  'how.x':
    'Votre organisation enregistre sa propre application chez X (console.x.com) et en recopie les numéros ici. X facture chaque post. Ensuite, vous vous connectez avec le compte sur lequel vous voulez publier.',
  'help.x.clientSecret': 'Vide si votre application n’en a pas.',
  // facebook
  'about.facebook': 'Des posts sur une page Facebook.',
  'how.facebook':
    'Votre organisation enregistre sa propre application chez Meta (developers.facebook.com) et en recopie les numéros ici. Ensuite, vous vous connectez avec une personne qui gère la page.',
  'field.clientId': 'Client ID de votre application',
  'field.clientSecret': 'Client secret de votre application',
  'help.clientSecret': 'La plateforme l’affiche avec l’application que votre organisation a enregistrée.',
  'field.page': 'Quelle page ?',
  'help.page': 'Son nom ou son adresse web. Nécessaire seulement si la personne gère plusieurs pages.',
  // instagram
  'about.instagram': 'Des photos avec du texte sur le compte Instagram d’une organisation.',
  'how.instagram':
    'Votre organisation enregistre sa propre application chez Meta (developers.facebook.com) et en recopie les numéros ici. Ensuite, vous vous connectez avec une personne qui gère la page Facebook à laquelle le compte Instagram est rattaché. Chaque post a besoin d’au moins une image.',
  'field.instagram': 'Quel compte Instagram ?',
  'help.instagram': 'Son nom. Nécessaire seulement si la personne gère plusieurs comptes.',
  // threads
  'about.threads': 'Des posts sur un compte Threads.',
  'how.threads':
    'Votre organisation enregistre sa propre application chez Meta (developers.facebook.com), pour l’usage Threads, et en recopie les numéros ici. Ensuite, vous vous connectez avec le compte sur lequel vous voulez publier. Les images doivent se trouver sur la page publique.',
  // linkedin
  'about.linkedin': 'Des posts sur une page LinkedIn.',
  // wordpress
  'about.wordpress': 'Des articles sur votre propre site web.',
  'field.applicationPassword': 'Mot de passe d’application',
  'help.applicationPassword':
    'Créez-le sur le site, sous Utilisateurs, Profil. Ce n’est pas le mot de passe habituel.',
  'how.wordpress': 'Créez sur le site un utilisateur avec le rôle Auteur, réservé à Baken.',
  // telegram
  'about.telegram': 'Des messages dans un canal ou un groupe Telegram.',
  'how.telegram': 'Créez un bot avec @BotFather et faites-en un administrateur du canal.',
  'field.chat': 'Canal ou groupe',
  'field.botToken': 'Clé d’accès du bot',
  'help.chat': 'Comme @commune, ou le numéro du groupe.',
  'help.telegram.baseUrl': 'Seulement pour votre propre serveur Bot API. Sinon, laissez vide.',
  // matrix
  'about.matrix': 'Des messages dans un salon Matrix.',
  'how.matrix': 'Créez un compte réservé à Baken et invitez-le dans un salon sans chiffrement.',
  'field.homeserver': 'Adresse du serveur',
  'field.room': 'Salon',
  'help.room': 'Comme #commune:matrix.example, ou l’identifiant interne.',
  // slack
  'about.slack': 'Des messages dans un canal Slack.',
  'how.slack':
    'Créez une application avec les droits chat:write, channels:read et channels:history, et invitez-la dans le canal.',
  'field.channel': 'Canal',
  'field.slack.baseUrl': 'Adresse de Slack',
  'help.channel': 'L’identifiant du canal, comme C0123456789.',
  'help.slack.baseUrl': 'Seulement pour un Slack à une autre adresse. Sinon, laissez vide.',
  // teams
  'about.teams': 'Des messages dans un canal Teams.',
  'how.teams': 'Créez dans le canal un flux qui publie un message quand un webhook arrive.',
  'field.workflowUrl': 'Adresse du flux',
  'help.workflowUrl': 'Qui connaît cette adresse peut écrire dans le canal. Nous ne la montrons donc plus.',
  // sms
  'about.sms': 'Des SMS par un service qui a une adresse web.',
  // smpp
  'about.smpp': 'Des SMS directement vers un centre SMS.',
  // ntfy
  'about.ntfy': 'Des notifications sur les téléphones qui se sont inscrits.',
  'field.topic': 'Sujet',
  'field.token': 'Clé d’accès',
  'field.priority': 'Intensité de l’alerte',
  'help.topic': 'La partie de l’adresse après la dernière barre oblique.',
  'help.ntfy.token': 'Nécessaire seulement si le serveur la demande.',
  'help.priority': 'Sans choix : forte. En exercice, jamais plus forte que la normale.',
  'choice.DEFAULT': 'Normale',
  'choice.HIGH': 'Forte',
  'choice.URGENT': 'Aussi forte que possible',
  // webhook
  'about.webhook': 'Un message signé vers un autre système.',
  'field.previousKey': 'Clé précédente',
  'help.previousKey':
    'Indiquez ici l’ancienne clé tant que le destinataire n’a pas changé : nous signons alors avec les deux.',
  'field.url': 'Adresse web du destinataire',
  'field.key': 'Clé de la signature',
  // manual
  'about.manual': 'Une personne le fait : voiture haut-parleur, affiche, appel à la presse.',
  'field.instructions': 'Que faut-il faire ?',
  'help.instructions': 'Qui appelle qui, à quel numéro. Le porte-parole le voit avec la tâche.',
  // sandbox
  'about.sandbox': 'N’atteint personne. Pour les exercices et les essais.',
  'field.imitates': 'Se comporte comme',
  'field.behaviour': 'Comment réagit-il ?',
  'choice.OK': 'Il fonctionne',
  'choice.SLOW': 'Il est lent',
  'choice.REFUSE': 'Il refuse tout',
  'choice.RETRY': 'Il réussit après deux essais',
  'choice.UNCLEAR': 'La réponse se perd',
};
export default words;
