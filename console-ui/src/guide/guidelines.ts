import { inMyLanguage } from '../shared/i18n';

type Texts = Partial<Record<string, string>>;

/** Somewhere a rule lives; `{incident}` and the like in its path stand for one of them. */
export interface Place {
  kind: string;
  id: string;
  title: Texts;
  path: string;
}

export interface Rule {
  id: string;
  document: Texts;
  rule: Texts;
  places: Place[];
}

export interface Rules {
  items: Rule[];
  covered: number;
  total: number;
}

export interface Wish {
  words: string;
  document: string;
  kind: string;
}

/** Without accents and capitals: who looks for "réseau" may type "reseau". */
function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/** The rules that fit, each with the places that are of the kind. Every word must occur in the rule or in one of its places. */
export function fitting(rules: readonly Rule[], wish: Wish): Rule[] {
  const words = plain(wish.words).split(/\s+/).filter(Boolean);
  return rules
    .filter((rule) => wish.document === '' || rule.id.startsWith(wish.document))
    .map((rule) => ({
      ...rule,
      places: rule.places.filter((place) => wish.kind === '' || place.kind === wish.kind),
    }))
    .filter((rule) => wish.kind === '' || rule.places.length > 0)
    .filter((rule) => {
      const text = plain(
        [rule.id, inMyLanguage(rule.rule), ...rule.places.map(({ title }) => inMyLanguage(title))].join(' '),
      );
      return words.every((word) => text.includes(word));
    });
}

/** The documents there are, by their letter, in the order of the rules. */
export function documents(rules: readonly Rule[]): [letter: string, name: Texts][] {
  return [...new Map(rules.map((rule) => [rule.id.slice(0, 1), rule.document]))];
}

/** Where a click leads: the console's own address, or undefined when it is of one thing that is not chosen here. */
export function linkOf(place: Place): string | undefined {
  return place.path.includes('{') ? undefined : place.path;
}
