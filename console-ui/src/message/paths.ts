import { coreParts, type CorePart } from '../shared/types';
import { inMode, withoutVariant, withPart, withText, withVariant, variantOf, type Draft } from './draft';

/**
 * The parts of a message by name: `text.nl.title`, `text.nl.body`, `text.nl.core.known`, `variants.x.nl`,
 * `media.<id>.alt.nl`, `audience`.
 */
export type Path = string;

/** What stands at a path; undefined where nothing is (a platform without a text of its own, say). */
export function valueAt(draft: Draft, path: Path): string | undefined {
  const [area, first = '', second = '', third = ''] = path.split('.');
  if (area === 'audience') return draft.audience;
  if (area === 'text') {
    const text = draft.text[first];
    if (second === 'title') return text?.title;
    if (second === 'body') return text?.body;
    return second === 'core' && text?.core ? (text.core[third as CorePart] ?? '') : undefined;
  }
  if (area === 'variants') return variantOf(draft, first, second)?.body;
  if (area === 'media') return draft.media.find((each) => each.id === first)?.alt[third];
  return undefined;
}

/** The draft with another text at a path; undefined takes an own text of a platform away. */
export function withValue(draft: Draft, path: Path, value: string | undefined): Draft {
  const [area, first = '', second = '', third = ''] = path.split('.');
  if (area === 'audience') return { ...draft, audience: value ?? '' };
  if (area === 'text' && second === 'title') return withText(draft, first, { title: value ?? '' });
  if (area === 'text' && second === 'body') return withText(draft, first, { body: value ?? '' });
  if (area === 'text' && second === 'core' && isPart(third)) {
    return withPart(inMode(draft, first, 'fields'), first, third, value ?? '');
  }
  if (area === 'variants') {
    return value === undefined
      ? withoutVariant(draft, first, second)
      : withVariant(draft, first, second, value);
  }
  if (area === 'media') {
    const media = draft.media.map((each) =>
      each.id === first ? { ...each, alt: { ...each.alt, [third]: value ?? '' } } : each,
    );
    return { ...draft, media };
  }
  return draft;
}

function isPart(name: string): name is CorePart {
  return coreParts.some((part) => part === name);
}
