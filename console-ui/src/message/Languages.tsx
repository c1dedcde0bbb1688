import { withColon } from '../shared/i18n';
import { useComputed } from '@preact/signals';
import type { JSX } from 'preact';
import { ApiProblem } from '../shared/api';
import { Button } from '../shared/parts';
import { Chip } from '../shared/StateChip';
import type { Present } from '../shared/types';
import { CoreFields } from './CoreFields';
import type { Desk } from './desk';
import { inMode, withText, type DraftText } from './draft';
import { languageName } from './platforms';
import { structureOf } from './structure';
import { TextBox } from './TextBox';
import { m } from './words';

export function errorAt(problem: unknown, field: string): string | undefined {
  if (!(problem instanceof ApiProblem)) return undefined;
  return problem.errors.find((error) => error.field === field)?.message;
}

/** The text in every language of the incident, side by side; on a phone one at a time. What is missing shows itself. */
export function Languages({ desk, others }: { desk: Desk; others: readonly Present[] }): JSX.Element {
  const names = useComputed(() => Object.keys(desk.draft.value.text).join(' '));
  const languages = names.value.split(' ').filter(Boolean);
  return (
    <>
      {languages.length > 1 && (
        <div class="language-tabs" role="group" aria-label={m('languages')}>
          {languages.map((lang) => (
            <LanguageTab key={lang} desk={desk} lang={lang} />
          ))}
        </div>
      )}
      <div class="languages writing">
        {languages.map((lang) => (
          <LanguagePanel
            key={lang}
            desk={desk}
            lang={lang}
            others={others.filter((each) => each.lang === lang)}
          />
        ))}
      </div>
    </>
  );
}

/** On a phone: which language shows, and which have no text yet. */
function LanguageTab({ desk, lang }: { desk: Desk; lang: string }): JSX.Element {
  const missing = useComputed(() => isMissing(desk.draft.value.text[lang])).value;
  return (
    <button
      type="button"
      aria-pressed={desk.lang.value === lang}
      onClick={() => {
        desk.lang.value = lang;
        desk.shown.value = lang;
      }}
    >
      {languageName(lang)}
      {missing && <span class="missing-word">{m('missing')}</span>}
    </button>
  );
}

function isMissing(text: DraftText | undefined): boolean {
  return (text?.body ?? '').trim() === '';
}

interface PanelProps {
  desk: Desk;
  lang: string;
  others: readonly Present[];
}

function LanguagePanel({ desk, lang, others }: PanelProps): JSX.Element {
  const text = useComputed(() => desk.draft.value.text[lang]).value ?? { title: '', body: '' };
  const missing = isMissing(text);
  const mode = text.core ? 'fields' : 'free';
  return (
    <fieldset
      class={`language card ${missing ? 'missing' : ''} ${desk.lang.value === lang ? 'chosen' : ''}`}
      onFocusIn={() => {
        desk.lang.value = lang;
        desk.shown.value = lang;
      }}
    >
      <legend>
        {languageName(lang)} {missing && <Chip tone="waiting" shape="ring" word={m('missing')} />}
      </legend>
      {others.length > 0 && (
        <p class="small here-too">
          {m('writesHere', { name: others.map((each) => each.name).join(', '), lang: languageName(lang) })}
        </p>
      )}
      <div class="modes" role="group" aria-label={m('modeLabel', { lang: languageName(lang) })}>
        {(['fields', 'free'] as const).map((each) => (
          <button
            key={each}
            type="button"
            aria-pressed={mode === each}
            onClick={() => desk.change(inMode(desk.draft.peek(), lang, each))}
          >
            {m(each === 'fields' ? 'modeFields' : 'modeFree')}
          </button>
        ))}
        {missing && <CopyStructure desk={desk} lang={lang} />}
      </div>
      <TextBox
        name={`text.${lang}.title`}
        label={m('title')}
        optional
        single
        lang={lang}
        error={errorAt(desk.problem, `text.${lang}.title`)}
        limit={200}
        value={text.title}
        onInput={(title) => desk.change(withText(desk.draft.peek(), lang, { title }))}
      />
      {text.core ? (
        <CoreFields desk={desk} lang={lang} core={text.core} />
      ) : (
        <TextBox
          name={`text.${lang}.body`}
          label={m('body')}
          lang={lang}
          error={errorAt(desk.problem, `text.${lang}.body`)}
          limit={20_000}
          rows={10}
          value={text.body}
          onInput={(body) => desk.change(withText(desk.draft.peek(), lang, { body }))}
        />
      )}
    </fieldset>
  );
}

/** The skeleton of the language that has a text: the same fields, with a place to fill in each. */
function CopyStructure({ desk, lang }: { desk: Desk; lang: string }): JSX.Element | null {
  const from = useComputed(
    () =>
      Object.entries(desk.draft.value.text).find(([each, text]) => each !== lang && !isMissing(text))?.[0],
  ).value;
  if (from === undefined) return null;
  return (
    <Button
      small
      label={`${withColon(m('copyStructure'))} ${languageName(lang)}`}
      onClick={() => desk.change(structureOf(desk.draft.peek(), from, lang))}
    >
      {m('copyStructure')}
    </Button>
  );
}
