import type { Translation } from '../shared/i18n';
import type nl from './words.nl';

const words: Translation<typeof nl> = {
  others: 'What else has to be in time',
  'name.FIRST_STATEMENT': 'First message',
  'name.NEXT_UPDATE': 'Next update',
  'name.RUMOUR_VERDICT': 'Rumour “{title}”',
  'name.RUMOUR_CORRECTION': 'Correction “{title}”',
  'name.RESPONSE': { one: '{n} answer', other: '{n} answers' },
  'name.CHECKLIST': { one: 'Checklist, {n} item', other: 'Checklist, {n} items' },
  left: '{length} left',
  now: 'now',
  late: '{length} late',
  more: { one: '{n} more clock', other: '{n} more clocks' },
  less: 'Show fewer clocks',
  noNews: 'No news: a text is ready',
  notifyTitle: 'Notifications on this device',
  notifyWhat:
    'This device can tell you when something that is your task is late, or when a promised update is nearly due. You get each notification once, as long as Baken is open in your browser and you are looking at an incident.',
  notifyOn: 'Switch notifications on',
  notifyOff: 'Switch notifications off',
  notifyIsOn: 'Notifications are on for this device.',
  notifyIsOff: 'Notifications are off for this device.',
  notifyDenied:
    'Your browser does not allow notifications from Baken. Allow them first in the settings of your browser, for this website.',
  notifyUnable: 'This browser cannot show notifications, or the connection is not secure (https).',
  exercise: 'EXERCISE',
};

export default words;
