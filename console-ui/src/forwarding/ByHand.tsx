import { withColon } from '../shared/i18n';
import type { JSX } from 'preact';
import { useRef } from 'preact/hooks';
import { useAction } from '../shared/action';
import { Button } from '../shared/parts';
import { Problem } from '../shared/Problem';
import { useCopy } from '../shared/useCopy';
import { t } from '../shared/words';
import { textMessage, whatsApp } from './recipients';
import { f } from './words';

/** A text that a person sends to somebody themselves, and says so afterwards. In an exercise nothing leads outside. */
export function ByHand(props: {
  name: string;
  text: string;
  phone?: string | undefined;
  exercise: boolean;
  done: string;
  onDone: () => Promise<unknown>;
}): JSX.Element {
  const field = useRef<HTMLTextAreaElement>(null);
  const { copy, outcome } = useCopy(props.text, () => field.current?.select());
  const done = useAction(async () => {
    await props.onDone();
  });
  const { name, text, phone } = props;
  return (
    <div class="forward-hand">
      <textarea ref={field} readOnly rows={4} value={text} aria-label={f('handText', { name })} />
      <div class="line">
        <Button small onClick={copy} label={f('handCopyOf', { name })}>
          {f('handCopy')}
        </Button>
        {!props.exercise && (
          <>
            <a
              class="button quiet-button small-button"
              href={whatsApp(text, phone)}
              target="_blank"
              rel="noreferrer"
            >
              WhatsApp
            </a>
            <a class="button quiet-button small-button" href={textMessage(text, phone)}>
              {f('way.SMS')}
            </a>
          </>
        )}
        <Button
          small
          kind="primary"
          busy={done.busy}
          onClick={done.run}
          label={`${withColon(props.done)} ${name}`}
        >
          {props.done}
        </Button>
        <span class="small" role="status">
          {outcome === 'copied' && t('copied')}
          {outcome === 'failed' && t('copyFailed')}
        </span>
      </div>
      <Problem of={done.problem} nothingTyped />
    </div>
  );
}
