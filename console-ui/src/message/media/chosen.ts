import type { MediaItem, MessageMedia } from '../../shared/types';

/** The pictures of a message with one more at the end; one that is there already stays where it is. */
export function withPicture(value: readonly MessageMedia[], id: string): MessageMedia[] {
  return value.some((each) => each.id === id) ? [...value] : [...value, { id, alt: {} }];
}

export function withoutPicture(value: readonly MessageMedia[], id: string): MessageMedia[] {
  return value.filter((each) => each.id !== id);
}

/** With a picture one place earlier (-1) or later (1). */
export function movedPicture(value: readonly MessageMedia[], id: string, by: -1 | 1): MessageMedia[] {
  const from = value.findIndex((each) => each.id === id);
  const to = from + by;
  const one = value[from];
  const other = value[to];
  if (!one || !other) return [...value];
  return value.map((each, index) => (index === from ? other : index === to ? one : each));
}

export function withAlt(
  value: readonly MessageMedia[],
  id: string,
  lang: string,
  text: string,
): MessageMedia[] {
  return value.map((each) => {
    if (each.id !== id) return each;
    const others = Object.entries(each.alt).filter(([other]) => other !== lang);
    return { ...each, alt: Object.fromEntries(text === '' ? others : [...others, [lang, text]]) };
  });
}

/** With another item in the place of one: the same picture, of which something else is declared. */
export function withItem(value: readonly MessageMedia[], id: string, item: MediaItem): MessageMedia[] {
  if (id !== item.id && value.some((each) => each.id === item.id)) return withoutPicture(value, id);
  return value.map((each) => (each.id === id ? { ...each, id: item.id } : each));
}

/** The address of the size that is at least this wide, or of the largest. */
export function addressFor(item: Pick<MediaItem, 'sizes'>, width: number): string | undefined {
  return (item.sizes.find((size) => size.width >= width) ?? item.sizes.at(-1))?.url;
}
