import type { JSX } from 'preact';
import { Button } from '../shared/parts';
import { TextArea } from '../shared/Form';
import { Chip } from '../shared/StateChip';
import type { Checks, Count } from '../shared/types';
import { t } from '../shared/words';
import { variantOf, withoutVariant, withVariant, type Draft } from './draft';
import { languageName, platformName } from './platforms';
import { m } from './words';

/** Every platform there is something to say about: the linked ones, and those that have a text of their own. */
export function platformsOf(checks: Checks | undefined, variants: Draft['variants']): string[] {
  return [
    ...new Set([
      ...Object.keys(checks?.previews ?? {}),
      ...Object.keys(checks?.counts ?? {}),
      ...variants.map((variant) => variant.platform),
    ]),
  ];
}

interface Editing {
  draft: Draft;
  onChange: (draft: Draft) => void;
}

/** How it will look on each platform in each language. With `editing`, a platform can get a text of its own. */
export function Previews(props: {
  checks: Checks | undefined;
  variants: Draft['variants'];
  languages: readonly string[];
  editing?: Editing;
  open?: boolean;
}): JSX.Element {
  const platforms = platformsOf(props.checks, props.variants);
  if (platforms.length === 0) return <p class="quiet">{m('previewNone')}</p>;
  return (
    <div class="previews">
      {platforms.map((platform) => (
        <PlatformPreview key={platform} platform={platform} {...props} />
      ))}
    </div>
  );
}

type PlatformProps = Parameters<typeof Previews>[0] & { platform: string };

function PlatformPreview({
  platform,
  checks,
  variants,
  languages,
  editing,
  open,
}: PlatformProps): JSX.Element {
  const counts = checks?.counts[platform] ?? {};
  const own = variants.some((variant) => variant.platform === platform);
  const over = languages.some((lang) => isOver(counts[lang]));
  return (
    <details class="preview" open={(open ?? false) || own || over}>
      <summary>
        <span class="preview-name">{platformName(platform)}</span>
        {languages.map((lang) => (
          <CountText key={lang} lang={lang} count={counts[lang]} />
        ))}
        {own && <span class="small">{m('ownText')}</span>}
      </summary>
      {languages.map((lang) => (
        <LanguagePreview
          key={lang}
          platform={platform}
          lang={lang}
          text={checks?.previews[platform]?.[lang]}
          own={variants.some((variant) => variant.platform === platform && variant.lang === lang)}
          editing={editing}
        />
      ))}
    </details>
  );
}

function isOver(count: Count | undefined): boolean {
  return count?.limit !== undefined && count.used > count.limit;
}

/** "nl 312/500", and in words and colour when it does not fit. */
function CountText({ lang, count }: { lang: string; count: Count | undefined }): JSX.Element | null {
  if (count === undefined) return null;
  if (count.limit !== undefined && count.used > count.limit) {
    return (
      <Chip tone="bad" shape="cross" word={`${lang} ${t('tooMany', { n: count.used - count.limit })}`} />
    );
  }
  // A limit that is far away is no news.
  const near = count.limit !== undefined && (count.limit <= 2000 || count.used > count.limit * 0.8);
  const text = near ? `${count.used}/${count.limit}` : `${count.used}`;
  return (
    <span class="count">
      {lang} {text}
    </span>
  );
}

interface LanguageProps {
  platform: string;
  lang: string;
  text: string | undefined;
  own: boolean;
  editing: Editing | undefined;
}

function LanguagePreview({ platform, lang, text, own, editing }: LanguageProps): JSX.Element {
  const where = { platform: platformName(platform), lang: languageName(lang) };
  return (
    <div class="preview-language">
      <h3 class="small">{languageName(lang)}</h3>
      <p class="preview-text pre" lang={lang}>
        {text ?? ''}
      </p>
      <p class="small quiet">{own ? m('variantOwn') : m('variantInherits')}</p>
      {editing && own && <OwnText platform={platform} lang={lang} editing={editing} />}
      {editing && !own && (
        <Button
          small
          label={m('variantMakeLabel', where)}
          onClick={() =>
            editing.onChange(withVariant(editing.draft, platform, lang, editing.draft.text[lang]?.body ?? ''))
          }
        >
          {m('variantMake')}
        </Button>
      )}
    </div>
  );
}

function OwnText(props: { platform: string; lang: string; editing: Editing }): JSX.Element {
  const { platform, lang, editing } = props;
  const where = { platform: platformName(platform), lang: languageName(lang) };
  return (
    <>
      <TextArea
        name={`variants.${platform}.${lang}`}
        label={m('variantField', where)}
        lang={lang}
        rows={3}
        value={variantOf(editing.draft, platform, lang)?.body ?? ''}
        onInput={(body) => editing.onChange(withVariant(editing.draft, platform, lang, body))}
      />
      <Button
        small
        label={m('variantResetLabel', where)}
        onClick={() => editing.onChange(withoutVariant(editing.draft, platform, lang))}
      >
        {m('variantReset')}
      </Button>
    </>
  );
}
