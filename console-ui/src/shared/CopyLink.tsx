import { withColon } from './i18n';
import type { JSX } from 'preact';
import { useRef } from 'preact/hooks';
import { Button } from './parts';
import { useCopy } from './useCopy';
import { t } from './words';

interface Props {
  link: string;
  label: string;
  /** What the button says, for what is no link. */
  action?: string;
}

/** An address to pass on by hand: shown, selectable and copied with one press. `label` says whose it is. */
export function CopyLink({ link, label, action = t('copyLink') }: Props): JSX.Element {
  const input = useRef<HTMLInputElement>(null);
  const { copy, outcome } = useCopy(link, () => input.current?.select());
  return (
    <div class="copy-link">
      <input ref={input} readOnly value={link} aria-label={label} onFocus={() => input.current?.select()} />
      <Button onClick={copy} label={`${withColon(action)} ${label}`}>
        {action}
      </Button>
      <span class="small" role="status">
        {outcome === 'copied' && t('copied')}
        {outcome === 'failed' && t('copyFailed')}
      </span>
    </div>
  );
}
