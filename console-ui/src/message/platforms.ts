import { t } from '../shared/words';

/** The name of a platform as people know it; one that came later than this console keeps its own name. */
export function platformName(platform: string): string {
  return t.find(`platform.${platform}`) ?? platform;
}

export function languageName(lang: string): string {
  return t.find(`lang.${lang}`) ?? lang;
}

/** What a part of a message is called: `text.nl.body`, `variants.mastodon.fr`, `facts`. */
export function languageOf(path: string): string | undefined {
  const [area, first, second] = path.split('.');
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
