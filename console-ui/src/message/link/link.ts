import { variantOf, withPart, withText, withVariant, type Draft } from '../draft';

/** How people find a message back, and find out whether it is ours. */
export interface MessageLink {
  code: string;
  link: string;
  verify: string;
  /** Whether the link and the code lead anywhere by now: only what is out can be found. */
  works: boolean;
}

/** The link as it stands on one platform, so that clicks tell where people came from. */
export function linkOn(platform: string, link: string): string {
  return `${link}?via=${platform}`;
}

export interface Added {
  draft: Draft;
  /** In how many texts the link was put; 0 when it stood in all of them. */
  texts: number;
}

/** Puts the message's own short link at the end of the text in every language that has words and not the link yet. */
export function withLink(draft: Draft, link: string): Added {
  let result = draft;
  let texts = 0;
  for (const [lang, text] of Object.entries(draft.text)) {
    if (text.body.trim() === '' || text.body.includes(link)) continue;
    texts += 1;
    result = text.core
      ? withPart(result, lang, 'more', [text.core.more?.trim(), link].filter(Boolean).join(' '))
      : withText(result, lang, { body: `${text.body.trimEnd()}\n\n${link}` });
  }
  return { draft: result, texts };
}

/** Whether the text that a platform has of its own holds the link, with where it stands. */
export function hasLinkOn(draft: Draft, platform: string, lang: string, link: string): boolean {
  return (variantOf(draft, platform, lang)?.body ?? '').includes(linkOn(platform, link));
}

/** Puts the link into the text that a platform has of its own; one that does not say where it stands says so from now on. */
export function withLinkOn(draft: Draft, platform: string, lang: string, link: string): Draft {
  if (hasLinkOn(draft, platform, lang, link)) return draft;
  const body = variantOf(draft, platform, lang)?.body ?? '';
  const own = linkOn(platform, link);
  const next = body.includes(link)
    ? body.replace(link, own)
    : [body.trimEnd(), own].filter(Boolean).join(' ');
  return withVariant(draft, platform, lang, next);
}
