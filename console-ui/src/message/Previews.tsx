import type { JSX } from 'preact';
import type { Account, Checks, MediaItem, MessageMedia, MessageText, Variant } from '../shared/types';
import { accountOn } from './channels';
import { ChannelPreview } from './ChannelPreview';
import { CountText } from './CountText';
import { isOver } from './counts';
import { languageName, platformName } from './platforms';
import { m } from './words';

interface Props {
  checks: Checks | undefined;
  variants: readonly Variant[];
  languages: readonly string[];
  /** What more there is to show; without it the texts alone stand there. */
  text?: Partial<Record<string, MessageText>>;
  media?: readonly MessageMedia[];
  pictures?: readonly MediaItem[];
  accounts?: readonly Account[];
  exercise?: boolean;
  unapproved?: boolean;
}

/** How a kept text will look on each channel in each language, for who reads it. */
export function Previews(props: Props): JSX.Element {
  const { checks, variants } = props;
  const platforms = [
    ...new Set([...Object.keys(checks?.previews ?? {}), ...variants.map((variant) => variant.platform)]),
  ];
  if (platforms.length === 0) return <p class="quiet">{m('previewNone')}</p>;
  return (
    <div class="previews">
      {platforms.map((platform) => (
        <PlatformPreview key={platform} platform={platform} {...props} />
      ))}
    </div>
  );
}

function PlatformPreview({ platform, ...props }: Props & { platform: string }): JSX.Element {
  const { checks, variants, languages } = props;
  const counts = checks?.counts[platform] ?? {};
  const own = variants.some((variant) => variant.platform === platform);
  const over = languages.some((lang) => isOver(counts[lang]));
  return (
    <details class="preview" open={own || over}>
      <summary>
        <span class="preview-name">{platformName(platform)}</span>
        {languages.map((lang) => (
          <CountText key={lang} lang={lang} count={counts[lang]} />
        ))}
        {own && <span class="small">{m('ownText')}</span>}
      </summary>
      {languages.map((lang) => (
        <div key={lang} class="preview-language">
          <h3 class="small">{languageName(lang)}</h3>
          <ChannelPreview
            platform={platform}
            lang={lang}
            text={checks?.previews[platform]?.[lang] ?? ''}
            title={props.text?.[lang]?.title ?? ''}
            account={accountOn(props.accounts ?? [], platform, props.exercise ?? false)}
            count={counts[lang]}
            exercise={props.exercise ?? false}
            unapproved={props.unapproved ?? false}
            media={props.media ?? []}
            pictures={props.pictures ?? []}
          />
        </div>
      ))}
    </details>
  );
}
