import type { Translation } from '../shared/i18n';
import type nl from './words.nl';

const words: Translation<typeof nl> = {
  bell: { one: '{n} alarm', other: '{n} alarms' },
  wentWrong: 'What went wrong ({n})',
  intro:
    'Each alarm stands here once. Whoever has seen it says so here, so that the others know that somebody is on it.',
  unseen: 'Seen by nobody yet',
  rest: 'Seen or over',
  none: 'There is no alarm.',
  noneUnseen: 'All of it was seen.',
  seen: 'I look at it',
  seenOf: 'I look at it: {text}',
  seenBy: 'seen by {name}',
  over: 'Over',
  next: 'What now?',
  times: { one: '{n} time', other: '{n} times' },
  see: 'See it online',
  toDeliveries: 'To the deliveries',
  toMessage: 'To the message',
  toAccount: 'To the channels',
  all: 'Show all alarms',
  more: { one: 'and {n} more', other: 'and {n} more' },
  'kind.FAILED': 'Not sent',
  'kind.UNCLEAR': 'Unclear',
  'kind.DIVERGED': 'Differs',
  'kind.VANISHED': 'Vanished',
  'kind.NOT_REMOVED': 'Not removed',
  'kind.FOREIGN_POST': 'Post not from here',
  'kind.ACCOUNT_FAILING': 'Channel does not work',
  'kind.ACCOUNT_EXPIRES': 'Channel expires',
  accounts: 'Channels',
  accountsNotYou: 'Only administrators, leads and spokespersons see the alarms about channels.',
  seenNotYou: 'Only a lead, spokesperson or administrator can say this.',
};
export default words;
