import type { ComponentChildren, JSX } from 'preact';
import { absolute, currentTime } from '../shared/clock';
import { language } from '../shared/i18n';
import { session } from '../shared/session';
import { Chip } from '../shared/StateChip';
import type { Account, Count, MediaItem, MessageMedia } from '../shared/types';
import { t } from '../shared/words';
import { kindOf } from './platforms';
import { m } from './words';
import './looks.css';

export interface Look {
  platform: string;
  lang: string;
  /** Everything that goes out, with the exercise mark. */
  text: string;
  title: string;
  account: Account | undefined;
  count: Count | undefined;
  exercise: boolean;
  /** Nobody signed it off yet. */
  unapproved: boolean;
  media: readonly MessageMedia[];
  pictures: readonly MediaItem[];
  /** The pictures do not go along here. */
  textOnly: boolean;
}

/** A text as its channel will show it, in our own quiet drawing; what is not signed off says so. */
export function ChannelPreview(look: Look): JSX.Element {
  const kind = kindOf(look.platform);
  return (
    <div class={`look look-${kind} ${look.unapproved ? 'unapproved' : ''}`}>
      {(look.unapproved || look.exercise) && (
        <div class="look-marks">
          {look.unapproved && <Chip tone="neutral" shape="ring" word={m('draftMark')} />}
          {look.exercise && <Chip tone="waiting" shape="triangle" word={t('exercise')} />}
        </div>
      )}
      {kind === 'post' && <Post {...look} />}
      {kind === 'sms' && <Sms {...look} />}
      {kind === 'mail' && <Mail {...look} />}
      {kind === 'page' && <Web {...look} />}
      {kind === 'sheet' && <Sheet {...look} />}
    </div>
  );
}

function Body({ text, lang }: { text: string; lang: string }): JSX.Element {
  if (text.trim() === '') return <p class="quiet">{m('previewNoText')}</p>;
  return (
    <p class="look-text pre" lang={lang}>
      {marked(text)}
    </p>
  );
}

/** Addresses, hashtags and mentions stand out, as they do there. Text stays text. */
function marked(text: string): ComponentChildren[] {
  return text
    .split(/(https?:\/\/[^\s]+|(?<![\p{L}\p{N}])[#@][\p{L}\p{N}_]+)/u)
    .map((part, index) => (index % 2 === 1 ? <span class="look-link">{part}</span> : part));
}

function now(): string {
  return absolute(new Date(currentTime()).toISOString(), currentTime(), language.value);
}

function sender(account: Account | undefined): string {
  return account?.name ?? session.value?.house.name ?? '';
}

function Post(look: Look): JSX.Element {
  const name = sender(look.account);
  const picture = <Pictures {...look} />;
  return (
    <>
      <div class="look-head">
        <span class="avatar" aria-hidden="true">
          {name.slice(0, 1).toUpperCase()}
        </span>
        <span class="look-who">
          <strong>{name}</strong>
          <span class="small quiet">{[look.account?.handle, now()].filter(Boolean).join(' · ')}</span>
        </span>
      </div>
      {look.platform === 'instagram' && picture}
      <Body {...look} />
      {look.platform !== 'instagram' && picture}
    </>
  );
}

function Sms(look: Look): JSX.Element {
  const segments = look.count?.segments;
  return (
    <>
      <p class="small quiet">{sender(look.account)}</p>
      <div class="bubble">
        <Body {...look} />
      </div>
      <p class="small quiet">
        {segments !== undefined && m('smsSegments', { n: segments })}
        {look.count?.unit === 'UCS2' && ` · ${m('smsFlipped')}`}
      </p>
      <Pictures {...look} />
    </>
  );
}

function Mail(look: Look): JSX.Element {
  return (
    <>
      <dl class="mail-head small">
        <dt>{m('mailFrom')}</dt>
        <dd>{sender(look.account)}</dd>
        <dt>{m('mailSubject')}</dt>
        <dd>
          <strong lang={look.lang}>{headline(look)}</strong>
        </dd>
      </dl>
      <Body {...look} />
      <Pictures {...look} />
    </>
  );
}

function headline({ title, text }: Look): string {
  const first = title.trim() === '' ? text.replace(/\s+/gu, ' ').trim() : title.trim();
  return first.length > 90 ? `${first.slice(0, 89)}…` : first;
}

function Web(look: Look): JSX.Element {
  // The title is a heading of its own there, with the mark of an exercise in front of it.
  const title = look.title.trim();
  const end = title === '' || !look.text.includes(title) ? 0 : look.text.indexOf(title) + title.length;
  const heading = end === 0 ? title : look.text.slice(0, end);
  const body = look.text.slice(end).trim();
  return (
    <>
      {heading !== '' && (
        <p class="look-title" lang={look.lang}>
          {heading}
        </p>
      )}
      <p class="small quiet">
        {sender(undefined)} · {now()}
      </p>
      <Body text={body} lang={look.lang} />
      <Pictures {...look} />
    </>
  );
}

function Sheet(look: Look): JSX.Element {
  return (
    <>
      <p class="sheet-head small">{[look.account?.name, now()].filter(Boolean).join(' · ')}</p>
      <Body {...look} />
      <Pictures {...look} />
    </>
  );
}

/** The pictures that go along, or that they do not. */
function Pictures(look: Look): JSX.Element | null {
  if (look.media.length === 0) {
    return look.platform === 'instagram' ? <p class="small error">{m('pictureNeeded')}</p> : null;
  }
  if (look.textOnly) return <p class="small quiet">{m('pictureNotHere')}</p>;
  return (
    <div class="look-pictures">
      {look.media.map(({ id, alt }) => {
        const item = look.pictures.find((each) => each.id === id);
        const size = item?.sizes.at(-1);
        return size ? (
          <img key={id} src={size.url} alt={alt[look.lang] ?? ''} width={size.width} height={size.height} />
        ) : (
          <p key={id} class="look-no-picture small">
            {alt[look.lang] ?? m('picture')}
          </p>
        );
      })}
    </div>
  );
}
