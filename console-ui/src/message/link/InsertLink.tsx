import { useComputed } from '@preact/signals';
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Button } from '../../shared/parts';
import type { Desk } from '../desk';
import { languageName, platformName } from '../platforms';
import { hasLinkOn, withLink, withLinkOn } from './link';
import { k } from './words';

/** One press puts the message's own short link into every language. */
export function LinkButton({ desk }: { desk: Desk }): JSX.Element {
  const [texts, setTexts] = useState<number | undefined>(undefined);
  const { link } = desk;
  const insert = (): void => {
    if (link === undefined) return;
    const added = withLink(desk.draft.peek(), link);
    setTexts(added.texts);
    desk.change(added.draft);
  };
  return (
    <div class="from-facts">
      <Button onClick={insert} whyNot={link === undefined ? k('insertWhyNot') : undefined}>
        {k('insert')}
      </Button>
      <div role="status" class="small">
        {texts !== undefined && <p>{texts > 0 ? k('insertDone', { n: texts }) : k('insertNothing')}</p>}
      </div>
    </div>
  );
}

/** Puts the link into the text that a platform has of its own, with where it stands. Gone once it is there. */
export function LinkOnButton(props: { desk: Desk; platform: string; lang: string }): JSX.Element | null {
  const { desk, platform, lang } = props;
  const link = desk.link;
  const there = useComputed(
    () => link !== undefined && hasLinkOn(desk.draft.value, platform, lang, link),
  ).value;
  if (link === undefined || there) return null;
  return (
    <Button
      small
      label={k('insertOn', { platform: platformName(platform), lang: languageName(lang) })}
      onClick={() => desk.change(withLinkOn(desk.draft.peek(), platform, lang, link))}
    >
      {k('insert')}
    </Button>
  );
}
