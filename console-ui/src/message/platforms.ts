import { isBrand, knownName } from '../shared/platforms';
import { t } from '../shared/words';
import { m } from './words';

/** The name of a platform as people know it; one that came later than this console keeps its own name. */
export function platformName(platform: string): string {
  return knownName(platform) ?? m.find(`reach.${platform}`) ?? platform;
}

export type ChannelKind = 'post' | 'sms' | 'mail' | 'page' | 'sheet';

/** What a text on this platform looks like. */
export function kindOf(platform: string): ChannelKind {
  if (platform === 'sms' || platform === 'smpp') return 'sms';
  if (platform === 'email') return 'mail';
  if (platform === 'publicpage' || platform === 'wordpress') return 'page';
  return isBrand(platform) || platform === 'mastodon' ? 'post' : 'sheet';
}

export function languageName(lang: string): string {
  return t.find(`lang.${lang}`) ?? lang;
}

/** What a part of a message is called: `text.nl.body`, `variants.mastodon.fr`, `facts`. */
export function languageOf(path: string): string | undefined {
  const [area, first, second] = path.split('.');
  if (area === 'media') return path.split('.')[3];
  if (area === 'cap') return first === 'area' ? second : undefined;
  return area === 'text' ? first : area === 'variants' ? second : undefined;
}

/** The languages a message speaks, in the order of the incident's languages; others after them. */
export function inOrder(text: object, order: readonly string[] = []): string[] {
  const spoken = Object.keys(text);
  return [
    ...order.filter((lang) => spoken.includes(lang)),
    ...spoken.filter((lang) => !order.includes(lang)),
  ];
}
