import type { JSX } from 'preact';
import { v } from '../approval/words';
import { Chip } from '../shared/StateChip';
import { languageName } from './platforms';
import type { Verdict } from './verdict';

const looks = {
  good: ['good', 'check', 'verdictGood'],
  waiting: ['waiting', 'triangle', 'verdictWaiting'],
  bad: ['bad', 'cross', 'verdictBad'],
} as const;

/** One line that says what changed and whether it is safe, before a word of the text is read. */
export function VerdictLine(props: { verdict: Verdict; toDecision: boolean }): JSX.Element {
  const { verdict } = props;
  const [tone, shape, word] = looks[verdict.mood];
  return (
    <section class={`verdict verdict-${verdict.mood}`} aria-label={v('verdictLabel')}>
      <Chip tone={tone} shape={shape} word={v(word)} />
      <ul class="verdict-parts">
        {verdictWords(verdict).map((part) => (
          <li key={part}>{part}</li>
        ))}
      </ul>
      {props.toDecision && (
        <a
          class="verdict-jump"
          href="#decide"
          onClick={(event) => {
            event.preventDefault();
            const target = document.getElementById('decide');
            target?.scrollIntoView({ block: 'start' });
            target?.focus({ preventScroll: true });
          }}
        >
          {v('toDecision')}
        </a>
      )}
    </section>
  );
}

/** The worst first; what is well is said too, so that nothing has to be guessed. */
export function verdictWords(verdict: Verdict): string[] {
  const words: (string | undefined)[] = [
    verdict.blocks > 0 ? v('vBlocks', { n: verdict.blocks }) : undefined,
    verdict.first ? v('vFirst') : undefined,
    verdict.passages === undefined
      ? undefined
      : verdict.passages === 0
        ? v('vSame')
        : v('vPassages', { n: verdict.passages }),
    warningWords(verdict),
    verdict.open > 0 && verdict.acknowledgedBy.length > 0 ? v('vOpen', { n: verdict.open }) : undefined,
    verdict.factsMoved > 0 ? v('vFacts', { n: verdict.factsMoved }) : undefined,
    verdict.comments > 0 ? v('vComments', { n: verdict.comments }) : undefined,
    verdict.lacking.length > 0
      ? v('vLacking', { languages: verdict.lacking.map(languageName).join(', ') })
      : undefined,
    verdict.blocks === 0 ? v('vNothingBlocks') : undefined,
  ];
  return words.filter((each) => each !== undefined);
}

function warningWords({ warnings, acknowledgedBy }: Verdict): string | undefined {
  if (warnings === 0) return undefined;
  return acknowledgedBy.length === 0
    ? v('vWarnings', { n: warnings })
    : v('vTakenBy', { n: warnings, names: acknowledgedBy.join(', ') });
}
