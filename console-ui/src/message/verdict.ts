import type { Changes, Finding, Message } from '../shared/types';

/** What a reviewer must know before reading a word. */
export interface Verdict {
  /** bad: it cannot go out like this; waiting: somebody has to look; good: nothing stands out. */
  mood: 'bad' | 'waiting' | 'good';
  blocks: number;
  warnings: number;
  /** Of the warnings, those nobody took on. */
  open: number;
  acknowledgedBy: string[];
  factsMoved: number;
  comments: number;
  lacking: string[];
  /** There is nothing to compare with. */
  first: boolean;
  /** How many passages changed; undefined when there is nothing to compare with or it is not known. */
  passages?: number;
}

export function verdictOf(
  message: Pick<Message, 'acknowledged' | 'restsOn' | 'factsMoved' | 'openComments' | 'text'>,
  findings: readonly Finding[],
  languages: readonly string[],
  changes?: Changes,
): Verdict {
  const blocks = findings.filter(({ level }) => level === 'BLOCK').length;
  const warnings = findings.filter(({ level }) => level === 'WARN');
  const taken = message.acknowledged ?? [];
  const by = taken.filter((each) => warnings.some(({ id }) => id === each.id));
  const moved = (message.restsOn ?? []).filter((each) => each.moved).length;
  const found = {
    blocks,
    warnings: warnings.length,
    open: warnings.filter(({ id }) => !taken.some((each) => each.id === id)).length,
    acknowledgedBy: [...new Set(by.map((each) => each.by))],
    factsMoved: moved === 0 && message.factsMoved ? 1 : moved,
    comments: message.openComments ?? 0,
    lacking: languages.filter((lang) => !message.text[lang]?.body.trim()),
    first: changes?.against === 'NOTHING',
    ...(changes && changes.against !== 'NOTHING' ? { passages: passagesOf(changes) } : {}),
  };
  const toLook = found.warnings + found.factsMoved + found.comments + found.lacking.length > 0;
  return { mood: blocks > 0 ? 'bad' : toLook ? 'waiting' : 'good', ...found };
}

/** Runs of changed words, over all parts: a word that was replaced is one passage, not a going and a coming. */
export function passagesOf({ parts }: Pick<Changes, 'parts'>): number {
  return parts
    .map(
      ({ segments }) =>
        segments.filter(({ op }, index) => op !== '=' && (index === 0 || segments[index - 1]?.op === '='))
          .length,
    )
    .reduce((sum, each) => sum + each, 0);
}
