import type { Translation } from '../shared/i18n';
import type nl from './words.nl';

const words: Translation<typeof nl> = {
  setupTitle: 'Make the first administrator',
  setupIntro: 'This house is still empty. The first administrator then invites the others.',
  setupToken: 'Code of the first start',
  setupTokenHelp: 'It is in the window in which the service was started.',
  setupName: 'Your name',
  setupUsername: 'Username',
  setupUsernameHelp: 'Letters, digits, dot, dash or at sign.',
  setupDo: 'Make the administrator',
  passwordNew: 'New password',
  passwordHelp: 'At least 10 characters. A phrase of four words is good.',
  passwordShow: 'Show the password',
  inviteTitle: 'Choose your password',
  inviteIntro: 'You are invited. Choose a password and then sign in.',
  inviteMissing: 'This link is not complete. Ask the administrator for a new one.',
  inviteDo: 'Save the password',
  doneSignIn: 'Done. You can sign in now.',
  meTitle: 'My details',
  meRoles: 'My roles',
  meNoRoles: 'You have no general role. You see the incidents in which you have a task.',
  meLanguage: 'Language of the console',
  mePassword: 'Password',
  mePasswordCurrent: 'Current password',
  mePasswordDo: 'Change the password',
  mePasswordDone: 'Your password is changed. You are signed out on other devices.',
};
export default words;
