import { useComputed } from '@preact/signals';
import type { JSX } from 'preact';
import { Button } from '../shared/parts';
import { useCount } from './useCount';
import { CountText } from './CountText';
import type { Desk } from './desk';
import { asChecked, variantOf, withoutVariant, withVariant } from './draft';
import { errorAt } from './Languages';
import { LinkOnButton } from './link/InsertLink';
import { languageName, platformName } from './platforms';
import { TextBox } from './TextBox';
import { m } from './words';

interface Props {
  desk: Desk;
  platform: string;
  lang: string;
}

/** A channel follows the text of all channels until it gets one of its own. */
export function OwnText(props: Props): JSX.Element {
  const { desk, platform, lang } = props;
  const own = useComputed(() => variantOf(desk.draft.value, platform, lang) !== undefined).value;
  if (own) return <Editor {...props} />;
  const where = { platform: platformName(platform), lang: languageName(lang) };
  const begin = (): void => {
    const draft = desk.draft.peek();
    desk.change(withVariant(draft, platform, lang, draft.text[lang]?.body ?? ''));
  };
  return (
    <p class="line own-text">
      <span class="small quiet">{m('variantInherits')}</span>
      <button type="button" class="link small" aria-label={m('variantMakeLabel', where)} onClick={begin}>
        {m('variantMake')}
      </button>
    </p>
  );
}

function Editor({ desk, platform, lang }: Props): JSX.Element {
  const where = { platform: platformName(platform), lang: languageName(lang) };
  const name = `variants.${platform}.${lang}`;
  const variant = useComputed(() => variantOf(desk.draft.value, platform, lang)).value;
  const count = useCount(desk, platform, lang);
  const reset = (): void => desk.change(withoutVariant(desk.draft.peek(), platform, lang));
  return (
    <div class="own-editor">
      <Moved desk={desk} platform={platform} lang={lang} onReset={reset} />
      <TextBox
        name={name}
        label={m('variantField', where)}
        lang={lang}
        rows={4}
        error={errorAt(desk.problem, name)}
        value={variant?.body ?? ''}
        onInput={(body) => desk.change(withVariant(desk.draft.peek(), platform, lang, body))}
        aside={<CountText lang={lang} count={count} />}
      />
      <div class="line">
        <LinkOnButton desk={desk} platform={platform} lang={lang} />
        <Button small label={m('variantResetLabel', where)} onClick={reset}>
          {m('variantReset')}
        </Button>
      </div>
    </div>
  );
}

/** The text of all channels went on without this one: somebody looks, and says whether it is still right. */
function Moved({ desk, platform, lang, onReset }: Props & { onReset: () => void }): JSX.Element {
  const checked = useComputed(() => variantOf(desk.draft.value, platform, lang)?.checked ?? false).value;
  const kept = desk.message?.variants.find((each) => each.platform === platform && each.lang === lang);
  const moved = (kept?.moved ?? false) && !checked;
  return (
    <div role="status">
      {moved && (
        <div class="note moved">
          <p>{m('variantMoved')}</p>
          <div class="line">
            <Button small onClick={() => desk.change(asChecked(desk.draft.peek(), platform, lang))}>
              {m('variantStillRight')}
            </Button>
            <Button small onClick={onReset}>
              {m('variantReset')}
            </Button>
          </div>
        </div>
      )}
    </div>
  );
}
