import { iMay } from '../shared/session';
import type { Finding, Incident } from '../shared/types';
import { hasGaps } from './correction';
import { missingLanguages, type Draft } from './draft';
import { unticked } from './findings';
import { m } from './words';

interface State {
  draft: Draft;
  incident: Incident;
  findings: readonly Finding[];
  ticked: ReadonlySet<string>;
  clashes: number;
}

/** Why the text cannot be handed in now; undefined when it can. */
export function whyNotAsk({ draft, incident, findings, ticked, clashes }: State): string | undefined {
  if (!iMay(['AUTHOR'], incident)) return m('onlyAuthors');
  const languages = Object.keys(draft.text);
  if (missingLanguages(draft, languages).length === languages.length) return m('whyNotEmpty');
  if (clashes > 0) return m('whyNotClash');
  if (hasGaps(draft)) return m('whyNotGaps');
  const blocks = findings.filter((finding) => finding.level === 'BLOCK');
  if (blocks.length === 1) return blocks[0]?.message;
  if (blocks.length > 1) return m('whyNotBlocks', { n: blocks.length });
  if (draft.audience.trim() === '') return m('whyNotAudience');
  const open = unticked(findings, ticked).length;
  return open > 0 ? m('whyNotTicks', { n: open }) : undefined;
}
