import type { Translation } from '../shared/i18n';
import type nl from './words.nl';

const words: Translation<typeof nl> = {
  note: 'Messages leave through these channels. Exercises reach only sandbox channels.',
  adminOnly: 'Only an administrator can link and change channels.',
  testOnly: 'An administrator, lead or spokesperson can test a channel.',
  builtIn: 'This channel is part of Baken. It cannot be unlinked.',
  none: 'No channel is linked yet, apart from the public page.',
  addAccount: 'Link a channel',
  addNow: 'Link this channel',
  saved: 'Saved: {name}. Test the channel to see whether it works.',
  savedOnly: 'Saved: {name}',
  unlinked: '{name} is unlinked.',
  platform: 'What kind of channel?',
  name: 'Our name for it',
  nameHelp: 'What the channel is called in the list when publishing.',
  handle: 'Name on the platform',
  handleHelp: 'For example @town@mastodon.example.',
  noChoice: 'No choice',
  secrets: 'Keys',
  secretsHelp: 'What you fill in here is kept encrypted and never shown again.',
  secretsReplace: 'Fill in new keys',
  secretsReplaceHelp: 'The old ones go. Leave this off to keep them.',
  secretsKept: 'The keys are kept. They are not shown.',
  users: 'Who may publish here?',
  usersAll: 'Every spokesperson',
  usersSome: 'Only these people',
  usersPick: 'People who may publish here',
  usersNobody: 'Choose at least one person.',
  usersN: { one: 'For {n} spokesperson: {names}', other: 'For {n} spokespersons: {names}' },
  linked: 'Linked',
  notLinked: 'Unlinked',
  sandbox: 'Exercise only',
  expired: 'Expired',
  expires: 'Expires soon',
  expiresAt: 'Expires',
  checkedAt: 'Checked',
  neverChecked: 'Never tested',
  test: 'Test',
  testOf: 'Test {name}',
  testing: 'Being tested',
  testOk: 'It works. Nothing was published.',
  testFailed: 'It does not work.',
  'detail.account': 'Account',
  'detail.limit': 'Longest text',
  'detail.host': 'Server',
  'detail.room': 'Place',
  change: 'Change',
  changeOf: 'Change {name}',
  relink: 'Link again',
  relinkOf: 'Link {name} again',
  unlink: 'Unlink',
  unlinkOf: 'Unlink {name}',
  unlinkTitle: 'Unlink {name}',
  unlinkSure:
    'Nothing more leaves through this channel, not even what still waits. The keys are forgotten. What is published stays where it is.',
  groupIn: 'Linked channels',
  groupOut: 'Unlinked',

  // What a platform's form needs, a key a line under its name: 'about.<platform>' in the list of platforms,
  // 'how.<platform>' before its fields, 'field.<name>', 'help.<name>' and 'choice.<value>' for all platforms, and
  // 'field.<platform>.<name>' and 'help.<platform>.<name>' where a name means something else on this one.
  // email
  'about.email': 'To recipients, through your own mail server.',
  'field.host': 'Mail server',
  'field.port': 'Port',
  'field.tls': 'Security',
  'field.from': 'Sender',
  'field.recipients': 'Recipients',
  'field.username': 'User name',
  'field.password': 'Password',
  'help.recipients': 'One e-mail address per line.',
  'help.from': 'The address that the recipient sees.',
  'help.port': 'Mostly 587 or 465.',
  'choice.NONE': 'None, only within our own network',
  'choice.STARTTLS': 'STARTTLS',
  'choice.TLS': 'TLS',
  // mastodon
  'about.mastodon': 'Posts on a Mastodon account.',
  'field.baseUrl': 'Address of the server',
  'field.accessToken': 'Access token',
  // bluesky
  'about.bluesky': 'Posts on a Bluesky account.',
  'field.service': 'Server',
  'field.identifier': 'Name of the account',
  'field.appPassword': 'App password',
  'help.bluesky.service':
    'Leave this empty for Bluesky itself. Fill it in when your account is on a server of its own.',
  'help.bluesky.identifier': 'For example town.bsky.social.',
  'help.bluesky.appPassword':
    'Not the password of the account. Make an app password on Bluesky, under Settings, Privacy and security. It needs no access to private messages.',
  // x
  'about.x': 'Posts on an X account.',
  'how.x':
    'Your organisation registers an app of its own with X (console.x.com) and copies its numbers here. X charges for each post. After that you log in with the account that you want to post on.',
  'help.x.clientSecret': 'Empty if your app has none.',
  // facebook
  'about.facebook': 'Posts on a Facebook page.',
  'how.facebook':
    'Your organisation registers an app of its own with Meta (developers.facebook.com) and copies its numbers here. After that you log in with a person who manages the page.',
  'field.clientId': 'Client ID of your app',
  'field.clientSecret': 'Client secret of your app',
  'help.clientSecret': 'The platform shows it with the app that your organisation registered.',
  'field.page': 'Which page?',
  'help.page': 'Its name or web address. Only needed if the person manages several pages.',
  // instagram
  'about.instagram': 'Pictures with text on the Instagram account of an organisation.',
  'how.instagram':
    'Your organisation registers an app of its own with Meta (developers.facebook.com) and copies its numbers here. After that you log in with a person who manages the Facebook page that the Instagram account belongs to. Every post needs at least one picture.',
  'field.instagram': 'Which Instagram account?',
  'help.instagram': 'Its name. Only needed if the person manages several accounts.',
  // threads
  'about.threads': 'Posts on a Threads account.',
  'how.threads':
    'Your organisation registers an app of its own with Meta (developers.facebook.com), for the use of Threads, and copies its numbers here. After that you log in with the account that you want to post on. Pictures must be on the public page.',
  // linkedin
  'about.linkedin': 'Posts on a LinkedIn page.',
  // wordpress
  'about.wordpress': 'Articles on your own website.',
  'field.applicationPassword': 'Application password',
  'help.applicationPassword': 'Make it on the website under Users, Profile. It is not the usual password.',
  'how.wordpress': 'Make a user with the role Author on the website, for Baken only.',
  // telegram
  'about.telegram': 'Messages in a Telegram channel or group.',
  'how.telegram': 'Make a bot with @BotFather and make it an administrator of the channel.',
  'field.chat': 'Channel or group',
  'field.botToken': 'Access token of the bot',
  'help.chat': 'Such as @town, or the number of the group.',
  'help.telegram.baseUrl': 'Only for a Bot API server of your own. Leave it empty otherwise.',
  // matrix
  'about.matrix': 'Messages in a Matrix room.',
  'how.matrix': 'Make an account for Baken only and invite it to a room without encryption.',
  'field.homeserver': 'Address of the server',
  'field.room': 'Room',
  'help.room': 'Such as #town:matrix.example, or the internal ID.',
  // slack
  'about.slack': 'Messages in a Slack channel.',
  'how.slack':
    'Make an app with the rights chat:write, channels:read and channels:history, and invite it to the channel.',
  'field.channel': 'Channel',
  'field.slack.baseUrl': 'Address of Slack',
  'help.channel': 'The ID of the channel, such as C0123456789.',
  'help.slack.baseUrl': 'Only for a Slack at another address. Leave it empty otherwise.',
  // teams
  'about.teams': 'Messages in a Teams channel.',
  'how.teams': 'Make a workflow in the channel that posts a message when a webhook comes in.',
  'field.workflowUrl': 'Address of the workflow',
  'help.workflowUrl': 'Who knows this address can write in the channel. So we never show it again.',
  // sms
  'about.sms': 'Text messages through a service with a web address.',
  // smpp
  'about.smpp': 'Text messages straight to a message centre.',
  // ntfy
  'about.ntfy': 'Notifications on phones that have subscribed.',
  'field.topic': 'Topic',
  'field.token': 'Access token',
  'field.priority': 'How loud?',
  'help.topic': 'The part of the address after the last slash.',
  'help.ntfy.token': 'Only needed when the server asks for it.',
  'help.priority': 'Without a choice: loud. In an exercise never louder than usual.',
  'choice.DEFAULT': 'Normal',
  'choice.HIGH': 'Loud',
  'choice.URGENT': 'As loud as possible',
  // webhook
  'about.webhook': 'A signed message to another system.',
  'field.previousKey': 'Previous key',
  'help.previousKey':
    'Fill in the old key here as long as the receiver has not changed over: we then sign with both.',
  'field.url': 'Web address of the receiver',
  'field.key': 'Key for the signature',
  // manual
  'about.manual': 'A person does it: sound van, poster, call to the press.',
  'field.instructions': 'What must be done?',
  'help.instructions': 'Who calls whom, at which number. The spokesperson sees it with the task.',
  // sandbox
  'about.sandbox': 'Reaches nobody. For exercises and trying out.',
  'field.imitates': 'Acts as',
  'field.behaviour': 'How does it react?',
  'choice.OK': 'It works',
  'choice.SLOW': 'It is slow',
  'choice.REFUSE': 'It refuses everything',
  'choice.RETRY': 'It works after two attempts',
  'choice.UNCLEAR': 'The answer gets lost',
};
export default words;
