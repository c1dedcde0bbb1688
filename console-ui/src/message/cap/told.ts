import { absolute, currentTime } from '../../shared/clock';
import { language } from '../../shared/i18n';
import { c } from './words';

/** The plain word for one choice in a part of the alert; what is no choice is said as it is. */
export function capWord(part: string, choice: string): string {
  return c.find(`${part}.${choice}`) ?? choice;
}

/** The name of a part of the alert: `cap.urgency`, `cap.area.nl`. */
export function capPartName(path: string): string {
  const [, part = ''] = path.split('.');
  return c('part', { what: c.find(part) ?? part });
}

/** What stands in a part of the alert, in plain words. */
export function capValue(path: string, value: string): string {
  const [, part = ''] = path.split('.');
  if (part === 'expires' && value !== '') return absolute(value, currentTime(), language.value);
  if (part !== 'categories' && part !== 'responses') return capWord(part, value);
  return value
    .split(' ')
    .map((each) => capWord(part, each))
    .join(', ');
}
