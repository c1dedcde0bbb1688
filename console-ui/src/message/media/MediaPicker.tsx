import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { useLive } from '../../live/useLive';
import { TextArea } from '../../shared/Form';
import { Button, Empty, Loading } from '../../shared/parts';
import { Problem } from '../../shared/Problem';
import type { MediaItem, MessageMedia, Page } from '../../shared/types';
import { languageName } from '../platforms';
import { AddPicture, ChangeDeclaration } from './AddPicture';
import { addressFor, movedPicture, withAlt, withItem, withoutPicture, withPicture } from './chosen';
import { Declared } from './MediaGallery';
import { mostPictures, pictureIn } from './upload';
import { useItems } from './useItems';
import { WithoutPictures } from './WithoutPictures';
import { p } from './words';
import './media.css';

interface MediaPickerProps {
  incident: string;
  value: readonly MessageMedia[];
  /** Of the message; each asks for an alt text. */
  languages: readonly string[];
  onChange: (value: MessageMedia[]) => void;
  /** The platforms the message may go to; those that carry no pictures are named. */
  platforms?: readonly string[];
}

/** The pictures of a message that is being written: added, described, put in order (guidelines A05, A16, A24). */
export function MediaPicker(props: MediaPickerProps): JSX.Element {
  const { value } = props;
  const [open, setOpen] = useState<'nothing' | 'add' | 'choose'>('nothing');
  const [file, setFile] = useState<File>();
  const [over, setOver] = useState(false);
  const [said, setSaid] = useState('');
  const items = useItems(value.map((each) => each.id));
  const full = value.length >= mostPictures;
  const whyNot = full ? p('most', { n: mostPictures }) : undefined;
  const take = (picture: File | undefined): void => {
    if (!picture || full) return;
    setFile(picture);
    setOpen('add');
  };
  const added = (item: MediaItem): void => {
    items.learn(item);
    props.onChange(withPicture(value, item.id));
    setSaid(p('added', { name: item.name }) + (item.still ? ` ${p('still')}` : ''));
    setFile(undefined);
    setOpen('nothing');
  };
  return (
    <div
      class={`pictures ${over ? 'over' : ''}`}
      onPaste={(event) => {
        const picture = pictureIn(event.clipboardData?.files);
        if (picture) event.preventDefault();
        take(picture);
      }}
      onDragOver={(event) => {
        if (!event.dataTransfer?.types.includes('Files')) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        take(pictureIn(event.dataTransfer?.files));
      }}
    >
      <ol class="picture-list">
        {value.map((each, index) => (
          <Chosen
            key={each.id}
            media={each}
            item={items.known[each.id]}
            index={index}
            total={value.length}
            languages={props.languages}
            onAlt={(lang, text) => props.onChange(withAlt(value, each.id, lang, text))}
            onMove={(by) => {
              props.onChange(movedPicture(value, each.id, by));
              setSaid(
                p('moved', {
                  name: nameOf(items.known[each.id]),
                  n: index + by + 1,
                  total: value.length,
                }),
              );
            }}
            onRemove={() => {
              props.onChange(withoutPicture(value, each.id));
              setSaid(p('removed', { name: nameOf(items.known[each.id]) }));
            }}
            onDeclared={(item) => {
              items.learn(item);
              props.onChange(withItem(value, each.id, item));
            }}
          />
        ))}
      </ol>
      <p role="status" class="small quiet">
        {said}
      </p>
      {open === 'add' && (
        <AddPicture
          incident={props.incident}
          file={file}
          onChoose={setFile}
          onAdded={added}
          onCancel={() => {
            setFile(undefined);
            setOpen('nothing');
          }}
        />
      )}
      {open === 'choose' && <ChooseHere incident={props.incident} taken={value} onChoose={added} />}
      {open !== 'add' && (
        <div class="line">
          <Button whyNot={whyNot} onClick={() => setOpen('add')}>
            {p('add')}
          </Button>
          {!full && (
            <Button
              expanded={open === 'choose'}
              onClick={() => setOpen(open === 'choose' ? 'nothing' : 'choose')}
            >
              {p('choose')}
            </Button>
          )}
        </div>
      )}
      {!full && <p class="help">{over ? p('dropHere') : p('drop')}</p>}
      {value.length > 0 && <WithoutPictures {...(props.platforms ? { platforms: props.platforms } : {})} />}
    </div>
  );
}

function nameOf(item: MediaItem | null | undefined): string {
  return item?.name ?? p('file');
}

interface ChosenProps {
  media: MessageMedia;
  item: MediaItem | null | undefined;
  index: number;
  total: number;
  languages: readonly string[];
  onAlt: (lang: string, text: string) => void;
  onMove: (by: -1 | 1) => void;
  onRemove: () => void;
  onDeclared: (item: MediaItem) => void;
}

function Chosen(props: ChosenProps): JSX.Element {
  const [changing, setChanging] = useState(false);
  const { item, media } = props;
  const name = nameOf(item);
  return (
    <li class="card picture-card">
      <div class="picture-head">
        {item && <img src={addressFor(item, 320)} alt="" width={item.width} height={item.height} />}
        <div>
          <p class="small quiet">{p('number', { n: props.index + 1, total: props.total })}</p>
          <p class="picture-name">{name}</p>
          {item === null && <p class="error">{p('missing')}</p>}
          {item && <Declared item={item} />}
          {item?.still && <p class="help">{p('still')}</p>}
        </div>
      </div>
      {changing && item ? (
        <ChangeDeclaration
          item={item}
          onCancel={() => setChanging(false)}
          onChanged={(changed) => {
            setChanging(false);
            props.onDeclared(changed);
          }}
        />
      ) : (
        props.languages.map((lang) => (
          <TextArea
            key={lang}
            name={`media.${media.id}.alt.${lang}`}
            label={p('alt', { language: languageName(lang) })}
            help={p('altHelp')}
            value={media.alt[lang] ?? ''}
            onInput={(text) => props.onAlt(lang, text)}
            limit={1000}
            lang={lang}
            rows={2}
          />
        ))
      )}
      <div class="line">
        {props.total > 1 && props.index > 0 && (
          <Button small label={p('up', { name })} onClick={() => props.onMove(-1)}>
            ↑ {p('upShort')}
          </Button>
        )}
        {props.index < props.total - 1 && (
          <Button small label={p('down', { name })} onClick={() => props.onMove(1)}>
            ↓ {p('downShort')}
          </Button>
        )}
        {item && !changing && (
          <Button small onClick={() => setChanging(true)}>
            {p('change')}
          </Button>
        )}
        <Button small label={p('remove', { name })} onClick={props.onRemove}>
          {p('removeShort')}
        </Button>
      </div>
    </li>
  );
}

/** The pictures that are in the incident already, but not in this message. */
function ChooseHere(props: {
  incident: string;
  taken: readonly MessageMedia[];
  onChoose: (item: MediaItem) => void;
}): JSX.Element {
  const all = useLive<Page<MediaItem>>(`/api/incidents/${props.incident}/media`);
  if (!all.data) {
    return all.problem ? <Problem of={all.problem} onRetry={all.refresh} nothingTyped /> : <Loading />;
  }
  const others = all.data.items.filter((item) => !props.taken.some((each) => each.id === item.id));
  if (others.length === 0) return <Empty>{p('chooseNone')}</Empty>;
  return (
    <ul class="picture-choice" aria-label={p('chooseTitle')}>
      {others.map((item) => (
        <li key={item.id}>
          <button type="button" onClick={() => props.onChoose(item)}>
            <img
              src={addressFor(item, 320)}
              alt={p('use', { name: item.name })}
              width={item.width}
              height={item.height}
              loading="lazy"
            />
            <span class="small">{item.name}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
