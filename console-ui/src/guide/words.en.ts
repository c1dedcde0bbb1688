import type { Translation } from '../shared/i18n';
import type nl from './words.nl';

const words: Translation<typeof nl> = {
  helpTitle: 'Help for each screen',
  helpIntro:
    'A few sentences per screen, from the guidelines. The button Help on top shows those of the screen where you are.',
  helpNone: 'There is no help of its own for this screen.',
  helpAll: 'All help',
  helpRules: 'Which guidelines',
  guidedTitle: 'Exercise of ten minutes',
  guidedIntro:
    'New here? Walk the whole way once: from a fact and a message to the report. You practise alone, nobody is alarmed and nothing leaves the house.',
  guidedStart: 'Start',
  guidedGoOn: 'Go on',
  guidedDone: '{done} of {of} steps done',
  guidedStep: 'Step {number} of {of}',
  guidedAll: 'You have done every step.',
  guidedGo: 'Go there',
  guidedNext: 'Next',
  guidedStop: 'Stop',
  rulesTitle: 'Where each guideline lives',
  rulesIntro:
    'Five documents say how a town communicates in a crisis. Here you see for each guideline what Baken makes of it: a screen, a check, a question, a task or a text.',
  rulesCovered: '{covered} of {total} guidelines have a place',
  rulesSearch: 'Search in guidelines and places',
  rulesDocument: 'Document',
  rulesAll: 'All documents',
  rulesKind: 'Kind of place',
  rulesAnyKind: 'All kinds',
  rulesShown: { one: '{n} guideline', other: '{n} guidelines' },
  rulesNone: 'No guideline fits what you look for.',
  rulesHomeless: 'Nowhere yet',
  rulesPlaces: { one: '{n} place', other: '{n} places' },
  'kind.SCREEN': 'Screen',
  'kind.CHECK': 'Check',
  'kind.QUESTION': 'Question before sign-off',
  'kind.PLAYBOOK': 'Playbook',
  'kind.TRIAGE': 'Decision tree',
  'kind.TEMPLATE': 'Template',
  'kind.REPLY': 'Reply',
  'kind.CHECKUP': 'Account check-up',
  'kind.CODE': 'Code of conduct',
  'kind.WORDS': 'Word list',
  'kind.HELP': 'Help',
  'kind.EXERCISE': 'Exercise',
};

export default words;
