import type { JSX } from 'preact';
import {
  chosenOf,
  comesLater,
  isProposed,
  sortForChoice,
  ticked,
  type Departure,
  type Playbook,
} from '../playbook/library';
import '../playbook/library.css';
import { p } from '../playbook/libraryWords';
import { OverdueChip, reviewText } from '../playbook/PlaybookMarks';
import { Checkbox } from '../shared/Form';
import { inMyLanguage } from '../shared/i18n';

interface ChoiceProps {
  playbooks: readonly Playbook[];
  type: string;
  departure: Departure;
  onChange: (departure: Departure) => void;
}

/** What is proposed for the type is ticked; others can be added. What comes by itself later is last. */
export function PlaybookChoice({ playbooks, type, departure, onChange }: ChoiceProps): JSX.Element | null {
  if (playbooks.length === 0) return null;
  const chosen = chosenOf(playbooks, type, departure);
  const sorted = sortForChoice(playbooks, type);
  const proposed = sorted.filter((one) => isProposed(one, type));
  const others = sorted.filter((one) => !isProposed(one, type));
  const line = (one: Playbook): JSX.Element => (
    <Checkbox
      key={one.id}
      label={
        <>
          {inMyLanguage(one.title)} <OverdueChip playbook={one} />
        </>
      }
      help={help(one)}
      checked={chosen.includes(one.id)}
      onChange={(on) => onChange(ticked(one, type, on, departure))}
    />
  );
  return (
    <fieldset class="field">
      <legend>{p('choice')}</legend>
      <p class="help">{p(type === '' ? 'choiceNoType' : 'choiceFor')}</p>
      {proposed.map(line)}
      {chosen.length === 0 && (
        <p class="help" role="status">
          {p('choiceEmpty')}
        </p>
      )}
      {others.length > 0 && (
        <details class="playbook-others" open={others.some(({ id }) => chosen.includes(id))}>
          <summary>{p('choiceOthers', { n: others.length })}</summary>
          {others.map(line)}
        </details>
      )}
    </fieldset>
  );
}

function help(playbook: Playbook): string {
  const later = playbook.phase === 'AFTERCARE' ? p('choiceLater') : p('choicePreparation');
  return [
    p('count', { n: playbook.items }),
    playbook.reviewOverdue && reviewText(playbook),
    comesLater(playbook) ? later : inMyLanguage(playbook.about),
  ]
    .filter(Boolean)
    .join(' · ');
}
