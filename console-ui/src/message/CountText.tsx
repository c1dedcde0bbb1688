import type { JSX } from 'preact';
import { Chip } from '../shared/StateChip';
import type { Count } from '../shared/types';
import { t } from '../shared/words';
import { isOver } from './counts';

/** "nl 312/500", and in words, shape and colour when it does not fit. */
export function CountText({ lang, count }: { lang: string; count: Count | undefined }): JSX.Element | null {
  if (count === undefined) return null;
  if (isOver(count)) {
    const n = count.used - (count.limit ?? 0);
    return <Chip tone="bad" shape="cross" word={`${lang.toUpperCase()} ${t('tooMany', { n })}`} />;
  }
  // A limit that is far away is no news.
  const near = count.limit !== undefined && (count.limit <= 2000 || count.used > count.limit * 0.8);
  const text = near ? `${count.used}/${count.limit}` : `${count.used}`;
  const segments = count.segments !== undefined && count.segments > 1 ? ` · ${count.segments}×` : '';
  return (
    <span class="count">
      <span class="count-lang">{lang.toUpperCase()}</span> {text}
      {segments}
    </span>
  );
}
