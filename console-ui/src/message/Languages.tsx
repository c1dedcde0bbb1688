import type { JSX } from 'preact';
import { ApiProblem } from '../shared/api';
import { Field, TextArea } from '../shared/Form';
import { withText, type Draft } from './draft';
import { languageName } from './platforms';
import { m } from './words';

function errorAt(problem: unknown, field: string): string | undefined {
  if (!(problem instanceof ApiProblem)) return undefined;
  return problem.errors.find((error) => error.field === field)?.message;
}

/** The text in every language of the incident, side by side; what is missing shows itself. */
export function Languages(props: {
  draft: Draft;
  problem: unknown;
  onChange: (draft: Draft) => void;
}): JSX.Element {
  const { draft, problem, onChange } = props;
  const languages = Object.keys(draft.text);
  return (
    <div class="languages">
      {languages.map((lang) => {
        const text = draft.text[lang] ?? { title: '', body: '' };
        const missing = text.body.trim() === '';
        return (
          <fieldset key={lang} class={`language card ${missing ? 'missing' : ''}`}>
            <legend>
              {languageName(lang)}
              {missing && <span class="missing-word"> · {m('missing')}</span>}
            </legend>
            <Field
              name={`text.${lang}.title`}
              label={m('title')}
              optional
              lang={lang}
              error={errorAt(problem, `text.${lang}.title`)}
              limit={200}
              value={text.title}
              onInput={(title) => onChange(withText(draft, lang, { title }))}
            />
            <TextArea
              name={`text.${lang}.body`}
              label={m('body')}
              lang={lang}
              error={errorAt(problem, `text.${lang}.body`)}
              limit={20_000}
              rows={8}
              value={text.body}
              onInput={(body) => onChange(withText(draft, lang, { body }))}
            />
          </fieldset>
        );
      })}
    </div>
  );
}
