import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { currentTime } from '../shared/clock';
import { Button } from '../shared/parts';
import { session } from '../shared/session';
import type { Fact, Incident } from '../shared/types';
import type { Draft } from './draft';
import { insertFacts, usable, type Inserted } from './fromFacts';
import { languageName } from './platforms';
import { m } from './words';

/** One press puts what the facts say into every language. */
export function FactsButton(props: {
  draft: Draft;
  incident: Incident;
  facts: readonly Fact[] | undefined;
  onChange: (draft: Draft) => void;
}): JSX.Element {
  const [done, setDone] = useState<Inserted | undefined>(undefined);
  const insert = (): void => {
    const inserted = insertFacts(props.draft, {
      facts: props.facts ?? [],
      incident: props.incident,
      now: currentTime(),
      updateMinutes: session.value?.house.updateMinutes ?? 30,
    });
    setDone(inserted);
    props.onChange(inserted.draft);
  };
  const none = props.facts !== undefined && usable(props.facts).length === 0;
  return (
    <div class="from-facts">
      <Button onClick={insert} whyNot={none ? m('fromFactsNone') : undefined}>
        {m('fromFacts')}
      </Button>
      <p class="help">{m('fromFactsHelp')}</p>
      <div role="status" class="small">
        {done && <p>{done.lines > 0 ? m('fromFactsDone') : m('fromFactsNothingNew')}</p>}
        {done &&
          Object.entries(done.untranslated).map(([lang, n]) => (
            <p key={lang}>{m('fromFactsUntranslated', { n, lang: languageName(lang) })}</p>
          ))}
      </div>
    </div>
  );
}
