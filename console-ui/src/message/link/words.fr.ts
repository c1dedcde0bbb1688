import type { Translation } from '../../shared/i18n';
import type nl from './words.nl';

export default {
  title: 'Vérifier ce message',
  code: 'Code',
  codeNote:
    'Les gens collent le message ou tapent ce code sur {verify}. Ils y lisent s’il vient de nous et s’il est encore valable. Le code figure aussi sur les affiches.',
  link: 'Lien court',
  linkNote:
    'Mène à ce message sur notre page, dans la langue de la personne qui clique. Nous comptons combien de fois, pas qui.',
  waits: 'Le code et le lien fonctionnent dès que le message est sur notre page.',
  gone: 'Qui utilise le code ou le lien lit que le message n’est plus valable.',
  insert: 'Ajouter le lien court',
  insertOn: 'Ajouter le lien court pour {platform}, {lang}',
  insertWhyNot: 'Écrivez d’abord un texte. Le message aura alors un lien.',
  insertDone: { one: 'Le lien est dans {n} texte.', other: 'Le lien est dans {n} textes.' },
  insertNothing: 'Le lien est déjà dans le texte.',
} satisfies Translation<typeof nl>;
