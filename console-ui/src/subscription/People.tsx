import type { JSX } from 'preact';
import { languageName } from '../message/platforms';
import type { Confirmed } from './types';
import { s } from './words';

/** How many get e-mail, and in which languages. */
export function People(props: { label: string; of: Confirmed }): JSX.Element {
  const { people, languages } = props.of;
  return (
    <div class="subscription-people">
      <p class="quiet small">{props.label}</p>
      <p class="subscription-number">{s('number', { n: people })}</p>
      {languages.length > 0 && (
        <ul class="line small">
          {languages.map(({ lang, people: n }) => (
            <li key={lang}>{s('inLanguage', { language: languageName(lang), n })}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
