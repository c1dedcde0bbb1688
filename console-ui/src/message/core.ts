import { coreParts, type Core, type CorePart, type Purpose } from '../shared/types';

type Labels = Readonly<Record<CorePart, string>>;

/** What stands before each part of the core message, in the language of the text. */
const labels = {
  nl: {
    known: 'Wat we weten',
    unknown: 'Wat we nog niet weten',
    doing: 'Wat we doen',
    asked: 'Wat we van je vragen',
    nextUpdate: 'Volgend bericht',
    more: 'Meer informatie',
  },
  fr: {
    known: 'Ce que nous savons',
    unknown: 'Ce que nous ne savons pas encore',
    doing: 'Ce que nous faisons',
    asked: 'Ce que nous vous demandons',
    nextUpdate: 'Prochain message',
    more: 'Plus d’informations',
  },
  en: {
    known: 'What we know',
    unknown: 'What we do not know yet',
    doing: 'What we do',
    asked: 'What we ask you to do',
    nextUpdate: 'Next update',
    more: 'More information',
  },
} satisfies Record<string, Labels>;

/** The longest a part of the core message may be (characters), as the service has it. */
export const partLimit = 4000;

/** English ones for a language we have none in: the author sees them and can write free text instead. */
export function coreLabels(lang: string): Labels {
  return (labels as Partial<Record<string, Labels>>)[lang] ?? labels.en;
}

/** In which order the parts stand: who must do something, or need no longer do it, reads that first. */
export function coreOrder(purpose: Purpose): readonly CorePart[] {
  if (purpose !== 'INSTRUCTION' && purpose !== 'ALL_CLEAR') return coreParts;
  return ['asked', ...coreParts.filter((part) => part !== 'asked')];
}

/**
 * The text that goes out, put together from the parts. The service does the same and its text is what counts. French
 * has a space before the colon.
 */
export function compose(core: Core, lang: string, purpose: Purpose): string {
  const words = coreLabels(lang);
  return coreOrder(purpose)
    .map((part) => [part, (core[part] ?? '').trim()] as const)
    .filter(([, text]) => text !== '')
    .map(([part, text]) => `${words[part]}${lang === 'fr' ? ' :' : ':'} ${text}`)
    .join('\n\n');
}

/** Whether any part has words. */
export function coreHasWords(core: Core): boolean {
  return coreParts.some((part) => (core[part] ?? '').trim() !== '');
}

/**
 * Takes a free text apart again. What stands before the first label becomes "known": no word is lost on the way there
 * and back, only the order of the parts can change.
 */
export function takeApart(body: string, lang: string): Core {
  const words = coreLabels(lang);
  const core: Core = {};
  let current: CorePart = 'known';
  for (const paragraph of body.trim().split(/\n[ \t]*\n/u)) {
    const label = coreParts.find((part) => startsWith(paragraph, words[part]));
    if (label !== undefined) current = label;
    const text = label === undefined ? paragraph : paragraph.trimStart().slice(words[label].length);
    const said = (label === undefined ? text : text.replace(/^\s*:\s*/u, '')).trim();
    if (said !== '') core[current] = core[current] === undefined ? said : `${core[current]}\n\n${said}`;
  }
  return core;
}

function startsWith(paragraph: string, label: string): boolean {
  const start = paragraph.trimStart();
  return start.toLowerCase().startsWith(label.toLowerCase()) && /^\s*:/u.test(start.slice(label.length));
}
