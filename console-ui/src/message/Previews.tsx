import type { JSX } from 'preact';
import type { Account, Checks, MediaItem, MessageMedia, MessageText, Page, Variant } from '../shared/types';
import { useLive } from '../live/useLive';
import { accountOn, shelved } from './channels';
import { ChannelPreview } from './ChannelPreview';
import { CountText } from './CountText';
import { isOver } from './counts';
import { useItems } from './media/useItems';
import { languageName, platformName } from './platforms';
import { useTextOnly } from './useTextOnly';
import { m } from './words';

interface Props {
  checks: Checks | undefined;
  variants: readonly Variant[];
  languages: readonly string[];
  /** What more there is to show; without it the texts alone stand there. */
  text?: Partial<Record<string, MessageText>>;
  media?: readonly MessageMedia[];
  exercise?: boolean;
  unapproved?: boolean;
}

/** How a kept text will look on each channel in each language, for who reads it. */
export function Previews(props: Props): JSX.Element {
  const { checks, variants, media = [], exercise = false } = props;
  const linked = useLive<Page<Account>>('/api/accounts?limit=200').data?.items ?? [];
  const { known } = useItems(media.map((each) => each.id));
  const textOnly = useTextOnly();
  const shelf = shelved(checks, variants, linked, exercise);
  if (shelf.open.length + shelf.others.length === 0) return <p class="quiet">{m('previewNone')}</p>;
  const channel = (platform: string): JSX.Element => (
    <PlatformPreview
      key={platform}
      {...props}
      platform={platform}
      account={accountOn(linked, platform, exercise)}
      pictures={Object.values(known).filter((item) => item !== null)}
      textOnly={textOnly.has(platform)}
    />
  );
  return (
    <>
      <div class="previews">{shelf.open.map(channel)}</div>
      {shelf.others.length > 0 && (
        <details class="other-channels">
          <summary>{m('otherChannels', { n: shelf.others.length })}</summary>
          <p class="help">{m('otherChannelsNone')}</p>
          <div class="previews">{shelf.others.map(channel)}</div>
        </details>
      )}
    </>
  );
}

interface OnPlatform extends Props {
  platform: string;
  account: Account | undefined;
  pictures: readonly MediaItem[];
  textOnly: boolean;
}

function PlatformPreview({ platform, ...props }: OnPlatform): JSX.Element {
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
            account={props.account}
            count={counts[lang]}
            exercise={props.exercise ?? false}
            unapproved={props.unapproved ?? false}
            media={props.media ?? []}
            pictures={props.pictures}
            textOnly={props.textOnly}
          />
        </div>
      ))}
    </details>
  );
}
