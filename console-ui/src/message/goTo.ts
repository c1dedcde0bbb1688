import { coreParts } from '../shared/types';
import type { Desk } from './desk';
import type { Place } from './findings';
import { languageOf } from './platforms';

/** Brings somebody to letters of the text: the language in view, the field in the middle, the letters selected. */
export function goTo(desk: Desk, place: Place): void {
  const lang = languageOf(place.path);
  if (lang !== undefined) {
    desk.lang.value = lang;
    desk.shown.value = lang;
  }
  // A phone shows one language at a time: it is there after the next drawing.
  requestAnimationFrame(() => {
    const field = fieldAt(place.path, lang);
    if (!field) return;
    field.closest('details')?.setAttribute('open', '');
    field.scrollIntoView({ block: 'center' });
    field.focus({ preventScroll: true });
    if (place.end > place.start && 'setSelectionRange' in field) {
      field.setSelectionRange(place.start, place.end);
    }
  });
}

type TextField = HTMLTextAreaElement | HTMLInputElement;

/** The field of the path; the text of all channels for a platform without its own, and the first open field for a whole text. */
function fieldAt(path: string, lang: string | undefined): TextField | null {
  const names = [path];
  if (lang !== undefined && !path.endsWith('.title')) {
    names.push(`text.${lang}.body`, ...coreParts.map((part) => `text.${lang}.core.${part}`));
  }
  const fields = names
    .map((name) => document.querySelector<TextField>(`[name="${CSS.escape(name)}"]`))
    .filter((field) => field !== null);
  return fields[0] ?? null;
}
