import { clean } from './counting/clean';

/** What somebody pastes, without what nobody can see; line ends become the usual ones. */
export function cleanPaste(text: string, single = false): { text: string; removed: number } {
  const cleaned = clean(text.replace(/\r\n?|[\u2028\u2029]/gu, '\n'));
  return single ? { ...cleaned, text: cleaned.text.replace(/\s*\n\s*/gu, ' ') } : cleaned;
}
