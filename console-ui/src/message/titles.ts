import type { Message } from '../shared/types';
import { t } from '../shared/words';

/** What a message is called in a list: its title, or what it is for. */
export function titleOf(message: Pick<Message, 'title' | 'purpose'>): string {
  const title = message.title?.trim() ?? '';
  return title === '' ? t(`purpose.${message.purpose}`) : title;
}
