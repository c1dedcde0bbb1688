import { signal } from '@preact/signals';

/**
 * Words in Dutch, French and English. A feature folder has one file per language; Dutch is the one the
 * types are taken from, so a key that is missing or misspelt in another language does not compile.
 */
export type Language = 'nl' | 'fr' | 'en';
export const languages: readonly Language[] = ['nl', 'fr', 'en'];

/** What each language calls itself. */
export const ownNames: Readonly<Record<Language, string>> = {
  nl: 'Nederlands',
  fr: 'Français',
  en: 'English',
};

/** A text, or its forms for a number `n` (the categories of Intl.PluralRules). */
export type Text = string | { readonly one: string; readonly other: string; readonly many?: string };
export type Words = Record<string, Text>;

/** What a catalogue in another language must look like: the same keys, each a text. */
export type Translation<M> = {
  readonly [K in keyof M]: M[K] extends string ? string : Exclude<Text, string>;
};

type Names<S> = S extends `${string}{${infer N}}${infer Rest}` ? N | Names<Rest> : never;
type NamesOf<T> = T extends string ? Names<T> : T extends { other: infer O } ? Names<O> | 'n' : never;
type Values<T> = [NamesOf<T>] extends [never] ? [] : [values: Record<NamesOf<T>, string | number>];

export interface Catalogue<M> {
  <K extends keyof M & string>(key: K, ...values: Values<M[K]>): string;
  /** The text for a key that is only known while running, or undefined when there is none. */
  find(key: string): string | undefined;
  load(language: Language): Promise<void>;
}

/** A word as it stands before what it is about: French has a space before the colon, on which no line breaks. */
export function withColon(word: string): string {
  return `${word}${language.value === 'fr' ? '\u00a0' : ''}:`;
}

/** How dates and numbers are written in a language: English without a country would be that of the United States. */
export function regional(of: string): string {
  return of === 'en' ? 'en-GB' : of;
}

interface Loadable {
  load(language: Language): Promise<void>;
}

const stored = 'baken.language';
const chosen = 'baken.language.chosen';
const registered = new Set<Loadable>();

/** The language of everything on the screen. Change it with `speak`, which loads the words first. */
export const language = signal<Language>(firstLanguage());

export function isLanguage(value: unknown): value is Language {
  return languages.some((known) => known === value);
}

function firstLanguage(): Language {
  const wishes = [readStored(), ...navigator.languages.map((tag) => tag.slice(0, 2).toLowerCase())];
  return wishes.find(isLanguage) ?? 'nl';
}

function readStored(): string | null {
  try {
    return localStorage.getItem(stored);
  } catch {
    return null; // storage switched off: the browser's own language will do
  }
}

export function catalogue<const M extends Words>(
  sources: Record<Language, () => Promise<{ default: Translation<M> }>>,
): Catalogue<M> {
  const loaded: Partial<Record<Language, Words>> = {};
  const loading: Partial<Record<Language, Promise<{ default: Translation<M> }>>> = {};
  const lookUp = (key: string): Text | undefined => (loaded[language.value] ?? loaded.nl)?.[key];
  const translate = (key: string, values: Record<string, string | number> = {}): string =>
    fill(lookUp(key) ?? key, values, language.value);
  const result = Object.assign(translate, {
    find(key: string) {
      const text = lookUp(key);
      return text === undefined ? undefined : fill(text, {}, language.value);
    },
    async load(wanted: Language) {
      loading[wanted] ??= sources[wanted]();
      try {
        loaded[wanted] = (await loading[wanted]).default;
      } catch (failure) {
        loading[wanted] = undefined;
        throw failure;
      }
    },
  });
  registered.add(result);
  // Begin at once, beside the rest of the page's module; `loadWords` waits for it and reports a failure.
  result.load(language.peek()).catch(() => undefined);
  return result;
}

/** Loads the words of every catalogue known so far in the current language. */
export async function loadWords(wanted: Language = language.value): Promise<void> {
  await Promise.all([...registered].map((each) => each.load(wanted)));
}

export async function speak(wanted: Language): Promise<void> {
  await loadWords(wanted);
  language.value = wanted;
  document.documentElement.lang = wanted;
  try {
    localStorage.setItem(stored, wanted);
  } catch {
    // Storage switched off: the choice lasts as long as this page.
  }
}

/** Speaks what somebody chose on this device: from now on it goes before the language of their profile. */
export async function choose(wanted: Language): Promise<void> {
  await speak(wanted);
  mark(true);
}

/** Whether somebody chose a language on this device since the last login. */
export function hasChosen(): boolean {
  try {
    return localStorage.getItem(chosen) !== null;
  } catch {
    return false;
  }
}

/** The next one to log in here gets the language of their own profile. */
export function forgetChoice(): void {
  mark(false);
}

function mark(isChosen: boolean): void {
  try {
    if (isChosen) localStorage.setItem(chosen, '1');
    else localStorage.removeItem(chosen);
  } catch {
    // Storage switched off: the choice lasts as long as this page.
  }
}

export function fill(text: Text, values: Record<string, string | number>, inLanguage: Language): string {
  const form = typeof text === 'string' ? text : pluralForm(text, Number(values.n ?? 0), inLanguage);
  return form.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name];
    return value === undefined ? whole : String(value);
  });
}

function pluralForm(text: Exclude<Text, string>, n: number, inLanguage: Language): string {
  const category = new Intl.PluralRules(inLanguage).select(n);
  if (category === 'one') return text.one;
  return category === 'many' ? (text.many ?? text.other) : text.other;
}

/** Text that comes per language from the service: the reader's language if there, else the first there is. */
export function inMyLanguage(texts: Partial<Record<string, string>> | undefined): string {
  if (!texts) return '';
  return [texts[language.value], ...Object.values(texts)].find((each) => each) ?? '';
}
