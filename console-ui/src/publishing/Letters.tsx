import type { JSX } from 'preact';
import { language, regional } from '../shared/i18n';
import { p } from './words';

/** "4 312 van 10 000", with a bar while it goes on. */
export function Letters({ sent, total }: { sent: number; total: number }): JSX.Element {
  const number = new Intl.NumberFormat(regional(language.value));
  const text = p('parts', { sent: number.format(sent), total: number.format(total) });
  return (
    <span class="letters">
      {sent < total && <progress value={sent} max={total} aria-label={text} />}
      <span>{text}</span>
    </span>
  );
}
