import type { JSX } from 'preact';
import { inMyLanguage } from '../shared/i18n';
import { Checkbox } from '../shared/Form';
import { StateChip } from '../shared/StateChip';
import type { Fact } from '../shared/types';
import { m } from './words';

/** On which facts the message rests. Denied and outdated ones show only while they are still ticked. */
export function FactPicker(props: {
  facts: readonly Fact[] | undefined;
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
}): JSX.Element {
  const facts = (props.facts ?? []).filter(
    (fact) => props.chosen.includes(fact.id) || (fact.state !== 'DENIED' && fact.state !== 'OUTDATED'),
  );
  const doubtful = facts.filter(
    (fact) => props.chosen.includes(fact.id) && fact.state !== 'CONFIRMED' && fact.state !== 'UNKNOWN',
  );
  return (
    <details class="facts-picker" open={doubtful.length > 0}>
      <summary>{m('restsOn', { n: props.chosen.length })}</summary>
      {facts.length === 0 && <p class="quiet">{m('factsNone')}</p>}
      {facts.map((fact) => (
        <Checkbox
          key={fact.id}
          checked={props.chosen.includes(fact.id)}
          onChange={(checked) =>
            props.onChange(
              checked ? [...props.chosen, fact.id] : props.chosen.filter((each) => each !== fact.id),
            )
          }
          label={
            <>
              {inMyLanguage(fact.text)} <StateChip of="fact" state={fact.state} />
            </>
          }
          help={[fact.source, fact.service].filter(Boolean).join(' · ') || undefined}
        />
      ))}
    </details>
  );
}
