import type { JSX } from 'preact';
import { useRef } from 'preact/hooks';
import { Button } from './parts';
import { useCopy } from './useCopy';
import { t } from './words';

/** An address to pass on by hand: shown, selectable and copied with one press. `label` says whose it is. */
export function CopyLink({ link, label }: { link: string; label: string }): JSX.Element {
  const input = useRef<HTMLInputElement>(null);
  const { copy, outcome } = useCopy(link, () => input.current?.select());
  return (
    <div class="copy-link">
      <input ref={input} readOnly value={link} aria-label={label} onFocus={() => input.current?.select()} />
      <Button onClick={copy} label={`${t('copyLink')}: ${label}`}>
        {t('copyLink')}
      </Button>
      <span class="small" role="status">
        {outcome === 'copied' && t('copied')}
        {outcome === 'failed' && t('copyFailed')}
      </span>
    </div>
  );
}
