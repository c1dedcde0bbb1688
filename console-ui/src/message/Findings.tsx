import { withColon } from '../shared/i18n';
import type { JSX } from 'preact';
import { Button } from '../shared/parts';
import { Chip } from '../shared/StateChip';
import type { Finding, FindingLevel } from '../shared/types';
import { levels, nameOf } from './findings';
import { languageName, platformName } from './platforms';
import { m } from './words';
import './findings.css';

const looks = {
  BLOCK: ['bad', 'cross', 'levelBlock'],
  WARN: ['waiting', 'triangle', 'levelWarn'],
  HINT: ['neutral', 'ring', 'levelHint'],
} as const;

/** What an author can do about a finding; a reader only reads. */
export interface FindingActs {
  go: (finding: Finding) => void;
  fix: (finding: Finding) => void;
  ticked: ReadonlySet<string>;
  tick: (finding: Finding, ticked: boolean) => void;
}

/** What the checks noticed, grouped by how grave it is: what it is about, one sentence, why, and what to do. */
export function Findings(props: { findings: readonly Finding[]; acts?: FindingActs }): JSX.Element {
  return (
    <div class="finding-groups">
      {levels.map((level) => (
        <Group
          key={level}
          level={level}
          findings={props.findings.filter((finding) => finding.level === level)}
          acts={props.acts}
        />
      ))}
    </div>
  );
}

interface GroupProps {
  level: FindingLevel;
  findings: Finding[];
  acts: FindingActs | undefined;
}

function Group({ level, findings, acts }: GroupProps): JSX.Element | null {
  if (findings.length === 0) return null;
  const [tone, shape, word] = looks[level];
  const list = (
    <ul class="findings">
      {findings.map((finding) => (
        <Line key={nameOf(finding)} finding={finding} acts={acts} />
      ))}
    </ul>
  );
  const head = (
    <>
      <Chip tone={tone} shape={shape} word={m(word)} /> <span class="small quiet">{findings.length}</span>
    </>
  );
  // Hints can wait: they are there for who has time.
  if (level === 'HINT' && findings.length > 3) {
    return (
      <details class={`finding-group ${tone}`}>
        <summary>{head}</summary>
        {list}
      </details>
    );
  }
  return (
    <div class={`finding-group ${tone}`}>
      <p class="finding-head">{head}</p>
      {list}
    </div>
  );
}

function Line({ finding, acts }: { finding: Finding; acts: FindingActs | undefined }): JSX.Element {
  const about = [
    finding.platform && platformName(finding.platform),
    finding.lang && languageName(finding.lang),
  ].filter(Boolean);
  const ticked = acts?.ticked.has(nameOf(finding)) ?? false;
  return (
    <li class={`finding ${ticked ? 'ticked' : ''}`}>
      <div class="finding-what">
        <p>
          {about.length > 0 && <span class="quiet">{about.join(' · ')}: </span>}
          {finding.message}
        </p>
        {finding.guidelines.length > 0 && (
          <details class="why">
            <summary>{m('why')}</summary>
            <p class="small quiet">{m('whyRules', { rules: finding.guidelines.join(', ') })}</p>
          </details>
        )}
      </div>
      {acts && (
        <div class="finding-acts">
          {finding.level === 'WARN' && (
            <label class="tick">
              <input
                type="checkbox"
                checked={ticked}
                onChange={(event) => acts.tick(finding, event.currentTarget.checked)}
              />
              <span>{m('tickSeen')}</span>
              <span class="hidden">: {finding.message}</span>
            </label>
          )}
          {(finding.path !== undefined || finding.lang !== undefined) && (
            <Button
              small
              label={`${withColon(m('goToText'))} ${finding.message}`}
              onClick={() => acts.go(finding)}
            >
              {m('goToText')}
            </Button>
          )}
          {finding.fix && (
            <Button
              small
              label={`${finding.fix.label} (${about.join(', ')})`}
              onClick={() => acts.fix(finding)}
            >
              {finding.fix.label}
            </Button>
          )}
        </div>
      )}
    </li>
  );
}

/** "1 houdt tegen · 2 kijk na", for where the list itself is folded. */
export function findingsInShort(findings: readonly Finding[]): string {
  return levels
    .map((level) => [level, findings.filter((finding) => finding.level === level).length] as const)
    .filter(([, n]) => n > 0)
    .map(([level, n]) => m(`short${level}`, { n }))
    .join(' · ');
}
