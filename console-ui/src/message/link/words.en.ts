import type { Translation } from '../../shared/i18n';
import type nl from './words.nl';

export default {
  title: 'How people check this message',
  code: 'Code',
  codeNote:
    'People paste the message or type this code at {verify}. They read whether it is ours and whether it still holds. The code is on posters too.',
  link: 'Short link',
  linkNote:
    'Leads to this message on our page, in the language of whoever follows it. We count how often, not who.',
  waits: 'The code and the link work as soon as the message is on our page.',
  gone: 'Who uses the code or the link reads that the message no longer holds.',
  insert: 'Add the short link',
  insertOn: 'Add the short link for {platform}, {lang}',
  insertWhyNot: 'Write a text first. Then the message gets a link.',
  insertDone: { one: 'The link is in {n} text.', other: 'The link is in {n} texts.' },
  insertNothing: 'The link is in the text already.',
} satisfies Translation<typeof nl>;
