import type { Translation } from '../shared/i18n';
import type nl from './words.nl';

const words: Translation<typeof nl> = {
  title: 'Checklist',
  none: 'This incident has no checklist.',
  nothingLeft: 'Everything due now is done.',
  progress: '{done} of {total} done',
  due: 'due',
  mandatory: 'mandatory',
  why: 'Why',
  rules: 'Guidelines',
  tick: 'Tick',
  untick: 'Open again',
  skip: 'Skip',
  skipTitle: 'Why do you skip this?',
  skipReason: 'Reason',
  skipHelp: 'The reason goes into the log.',
  skipDo: 'Skip this item',
  byWhom: '{name}',
  byItself: 'ticked by itself',
  ticksItself: 'Ticks itself.',
  show: 'Show',
  showOpen: 'What is left',
  showMine: 'My tasks',
  showAll: 'Everything',
  onlyTeam: 'Only people with a task in this incident can tick.',
};
export default words;
