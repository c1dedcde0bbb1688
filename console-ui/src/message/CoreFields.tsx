import { withColon } from '../shared/i18n';
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { useComputed } from '@preact/signals';
import type { Core, CorePart } from '../shared/types';
import { coreLabels, coreOrder, partLimit } from './core';
import type { Desk } from './desk';
import { withPart } from './draft';
import { canFill, fillPart, type Inserted } from './fromFacts';
import { errorAt } from './Languages';
import { languageName } from './platforms';
import { TextBox } from './TextBox';
import { m } from './words';

/** The core message, field by field, under the words that will stand in the text. */
export function CoreFields(props: { desk: Desk; lang: string; core: Core }): JSX.Element {
  const { desk, lang, core } = props;
  const purpose = useComputed(() => desk.draft.value.purpose).value;
  return (
    <>
      {coreOrder(purpose).map((part) => (
        <CoreField key={part} desk={desk} lang={lang} part={part} value={core[part] ?? ''} />
      ))}
    </>
  );
}

interface FieldProps {
  desk: Desk;
  lang: string;
  part: CorePart;
  value: string;
}

function CoreField({ desk, lang, part, value }: FieldProps): JSX.Element {
  const name = `text.${lang}.core.${part}`;
  return (
    <TextBox
      name={name}
      label={coreLabels(lang)[part]}
      optional={false}
      lang={lang}
      rows={part === 'nextUpdate' || part === 'more' ? 1 : 2}
      limit={partLimit}
      error={errorAt(desk.problem, name)}
      value={value}
      onInput={(text) => desk.change(withPart(desk.draft.peek(), lang, part, text))}
      aside={<FillButton desk={desk} lang={lang} part={part} />}
    />
  );
}

const fillWords = { nextUpdate: 'fillPromise', more: 'fillPage' } as const;

/** Pulls what belongs in this field from the facts, the promise or the official page. */
function FillButton({ desk, lang, part }: Omit<FieldProps, 'value'>): JSX.Element | null {
  const [done, setDone] = useState<Inserted | undefined>(undefined);
  if (!canFill(part, desk.around())) return null;
  const word = m(part === 'nextUpdate' || part === 'more' ? fillWords[part] : 'fillFacts');
  const fill = (): void => {
    const inserted = fillPart(desk.draft.peek(), lang, part, desk.around());
    setDone(inserted);
    desk.change(inserted.draft);
  };
  const lacking = done?.untranslated[lang] ?? 0;
  return (
    <div class="fill">
      <button
        type="button"
        class="link small"
        aria-label={`${withColon(word)} ${coreLabels(lang)[part]}`}
        onClick={fill}
      >
        {word}
      </button>
      <span role="status" class="small quiet">
        {done &&
          (lacking > 0
            ? m('fromFactsUntranslated', { n: lacking, lang: languageName(lang) })
            : done.lines === 0
              ? m('fromFactsNothingNew')
              : '')}
      </span>
    </div>
  );
}
