import type { JSX } from 'preact';
import { Chip } from '../shared/StateChip';
import type { Finding, FindingLevel } from '../shared/types';
import { languageName, platformName } from './platforms';
import { m } from './words';

const looks = {
  BLOCK: ['bad', 'cross', 'levelBlock'],
  WARN: ['waiting', 'triangle', 'levelWarn'],
  HINT: ['neutral', 'ring', 'levelHint'],
} as const;
const order: FindingLevel[] = ['BLOCK', 'WARN', 'HINT'];

/** What the checks noticed, the worst first, each with its rule and the way to the text it is about. */
export function Findings(props: { findings: readonly Finding[]; canGo?: boolean }): JSX.Element {
  const sorted = [...props.findings].sort(
    (one, other) => order.indexOf(one.level) - order.indexOf(other.level),
  );
  return (
    <ul class="findings">
      {sorted.map((finding) => {
        const [tone, shape, word] = looks[finding.level];
        const about = [
          finding.platform && platformName(finding.platform),
          finding.lang && languageName(finding.lang),
        ].filter(Boolean);
        return (
          <li key={`${finding.check}.${finding.platform ?? ''}.${finding.lang ?? ''}`} class="finding">
            <Chip tone={tone} shape={shape} word={m(word)} />
            <div>
              <p>
                {about.length > 0 && <span class="quiet">{about.join(' · ')}: </span>}
                {finding.message}
              </p>
              <p class="small quiet">
                {finding.guidelines.length > 0 && (
                  <span>
                    {m('rule')} {finding.guidelines.join(', ')}
                  </span>
                )}
                {props.canGo && finding.lang && (
                  <button
                    type="button"
                    class="link"
                    onClick={() => goTo(finding.lang ?? '', finding.platform)}
                    aria-label={`${m('goToText')}: ${about.join(', ')}`}
                  >
                    {m('goToText')}
                  </button>
                )}
              </p>
            </div>
          </li>
        );
      })}
    </ul>
  );
}

/** To the platform's own text when it has one, else to the text of all channels. */
function goTo(lang: string, platform: string | undefined): void {
  const own = document.querySelector<HTMLElement>(`[name="variants.${platform ?? ''}.${lang}"]`);
  const field = own ?? document.querySelector<HTMLElement>(`[name="text.${lang}.body"]`);
  field?.focus();
  field?.scrollIntoView({ block: 'center' });
}

/** "1 houdt tegen · 2 kijk na", for where the list itself is folded. */
export function findingsInShort(findings: readonly Finding[]): string {
  return order
    .map((level) => [level, findings.filter((finding) => finding.level === level).length] as const)
    .filter(([, n]) => n > 0)
    .map(([level, n]) => m(`short${level}`, { n }))
    .join(' · ');
}
