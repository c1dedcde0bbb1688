import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Button } from '../shared/parts';
import type { Desk } from './desk';
import { insertFacts, usable, type Inserted } from './fromFacts';
import { languageName } from './platforms';
import { m } from './words';

/** One press puts what the facts say into every language. */
export function FactsButton({ desk }: { desk: Desk }): JSX.Element {
  const [done, setDone] = useState<Inserted | undefined>(undefined);
  const insert = (): void => {
    const inserted = insertFacts(desk.draft.peek(), desk.around());
    setDone(inserted);
    desk.change(inserted.draft);
  };
  const none = desk.facts !== undefined && usable(desk.facts).length === 0;
  return (
    <div class="from-facts">
      <Button onClick={insert} whyNot={none ? m('fromFactsNone') : undefined}>
        {m('fromFacts')}
      </Button>
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
