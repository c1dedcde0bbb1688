import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { Button } from './parts';
import { t } from './words';

/** An address to pass on by hand: shown, selectable and copied with one press. `label` says whose it is. */
export function CopyLink({ link, label }: { link: string; label: string }): JSX.Element {
  const input = useRef<HTMLInputElement>(null);
  const [outcome, setOutcome] = useState<'copied' | 'failed'>();
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(link);
      setOutcome('copied');
    } catch {
      // No right, or no https: the person can still copy what is selected.
      input.current?.select();
      setOutcome('failed');
    }
  };
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
