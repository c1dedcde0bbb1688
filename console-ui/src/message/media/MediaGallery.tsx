import type { JSX } from 'preact';
import { Chip } from '../../shared/StateChip';
import type { MediaItem, MessageMedia } from '../../shared/types';
import { languageName } from '../platforms';
import { addressFor } from './chosen';
import { useItems } from './useItems';
import { p } from './words';
import './media.css';

/** The pictures of a message to judge: what one sees, what is told about it, and by what right it is used. */
export function MediaGallery(props: {
  media: readonly MessageMedia[] | undefined;
  /** Of the message; a language without an alt text is said to be without. */
  languages: readonly string[];
}): JSX.Element | null {
  const media = props.media ?? [];
  const items = useItems(media.map((each) => each.id));
  if (media.length === 0) return null;
  return (
    <ol class="picture-list">
      {media.map((each) => (
        <Shown key={each.id} media={each} item={items.known[each.id]} languages={props.languages} />
      ))}
    </ol>
  );
}

function Shown(props: {
  media: MessageMedia;
  item: MediaItem | null | undefined;
  languages: readonly string[];
}): JSX.Element {
  const { item, media } = props;
  return (
    <li class="card">
      <figure class="picture">
        {item === null && <p class="error">{p('missing')}</p>}
        {item && (
          <img
            src={addressFor(item, 800)}
            srcset={item.sizes.map((size) => `${size.url} ${size.width}w`).join(', ')}
            sizes="(max-width: 40rem) 92vw, 36rem"
            alt={item.name}
            width={item.width}
            height={item.height}
            loading="lazy"
          />
        )}
        <figcaption>
          <dl class="facts-list">
            {props.languages.map((lang) => (
              <AltOf key={lang} lang={lang} text={media.alt[lang]} />
            ))}
          </dl>
          {item && <Declared item={item} />}
          {item?.still && <p class="help">{p('still')}</p>}
        </figcaption>
      </figure>
    </li>
  );
}

function AltOf({ lang, text }: { lang: string; text: string | undefined }): JSX.Element {
  return (
    <>
      <dt>{languageName(lang)}</dt>
      {text?.trim() ? <dd lang={lang}>{text}</dd> : <dd class="error">{p('altNone')}</dd>}
    </>
  );
}

/** Rights, credit and consent in one line; what keeps the picture from going out stands out. */
export function Declared({ item }: { item: MediaItem }): JSX.Element {
  return (
    <p class="row-more">
      <span>{p(`rights.${item.rights}`)}</span>
      {item.credit && <span>{item.credit}</span>}
      {item.consent === 'NOT_AGREED' ? (
        <Chip tone="bad" shape="cross" word={p('consent.NOT_AGREED')} />
      ) : (
        <span>
          {p('consent')} {p(`consent.${item.consent}`)}
        </span>
      )}
    </p>
  );
}
