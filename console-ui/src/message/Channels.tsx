import { useComputed } from '@preact/signals';
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Section } from '../shared/parts';
import { Chip } from '../shared/StateChip';
import type { Variant } from '../shared/types';
import { CapSummary } from './cap/CapSummary';
import { c } from './cap/words';
import { accountOn, shelved } from './channels';
import { ChannelPreview } from './ChannelPreview';
import { isOver } from './counts';
import { CountText } from './CountText';
import type { Desk } from './desk';
import { variantOf } from './draft';
import { OwnText } from './OwnText';
import { languageName, platformName } from './platforms';
import { Reach } from './Reach';
import { rendered } from './rendered';
import { useCount } from './useCount';
import { m } from './words';

/** What each channel makes of the text while it is written, how full it is, and the texts of its own. */
export function Channels({ desk }: { desk: Desk }): JSX.Element {
  const exercise = desk.incident.kind === 'EXERCISE';
  const own = useComputed(() =>
    [...new Set(desk.draft.value.variants.map((each) => each.platform))].join(' '),
  );
  const { checks } = desk.checking.value;
  const variants = own.value
    .split(' ')
    .filter(Boolean)
    .map((platform): Variant => ({ platform, lang: '', body: '' }));
  const shelf = shelved(checks, variants, desk.accounts, exercise);
  const channel = (platform: string, open: boolean): JSX.Element => (
    <Channel key={platform} desk={desk} platform={platform} open={open} />
  );
  return (
    <Section title={m('previewTitle')} class="composer-side" aside={<ShownLanguage desk={desk} />}>
      {shelf.open.length === 0 && shelf.others.length === 0 && <p class="quiet">{m('previewNone')}</p>}
      <div class="previews">{shelf.open.map((platform) => channel(platform, true))}</div>
      {shelf.others.length > 0 && (
        <OtherChannels n={shelf.others.length}>
          {() => shelf.others.map((platform) => channel(platform, false))}
        </OtherChannels>
      )}
      <AlertPreview desk={desk} />
      <Reach checks={checks} desk={desk} />
    </Section>
  );
}

/** What apps and other collectors of alerts show beside the text; only when the authors said so. */
function AlertPreview({ desk }: { desk: Desk }): JSX.Element | null {
  const cap = useComputed(() => desk.calm.value.cap).value;
  if (!cap) return null;
  return (
    <details class="preview">
      <summary>
        <span class="preview-name">{c('preview')}</span>
      </summary>
      <CapSummary cap={cap} incident={desk.incident} lang={desk.shown.value} />
    </details>
  );
}

/** Nothing is counted or drawn for channels that nobody looks at: each letter would have to wait for it. */
function OtherChannels(props: { n: number; children: () => JSX.Element[] }): JSX.Element {
  const [open, setOpen] = useState(false);
  return (
    <details class="other-channels" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{m('otherChannels', { n: props.n })}</summary>
      {open && (
        <>
          <p class="help">{m('otherChannelsHelp')}</p>
          <div class="previews">{props.children()}</div>
        </>
      )}
    </details>
  );
}

/** In which language the examples are. */
function ShownLanguage({ desk }: { desk: Desk }): JSX.Element | null {
  const written = useWritten(desk);
  if (written.length < 2) return null;
  return (
    <div class="modes" role="group" aria-label={m('previewLanguage')}>
      {written.map((lang) => (
        <button
          key={lang}
          type="button"
          aria-label={languageName(lang)}
          aria-pressed={desk.shown.value === lang}
          onClick={() => (desk.shown.value = lang)}
        >
          {lang.toUpperCase()}
        </button>
      ))}
    </div>
  );
}

/** The languages that have words, as long as that does not change the same list. */
function useWritten(desk: Desk): string[] {
  const written = useComputed(() =>
    Object.entries(desk.draft.value.text)
      .filter(([, text]) => text.title.trim() !== '' || text.body.trim() !== '')
      .map(([lang]) => lang)
      .join(' '),
  );
  return written.value.split(' ').filter(Boolean);
}

interface ChannelProps {
  desk: Desk;
  platform: string;
  open: boolean;
}

function Channel({ desk, platform, open }: ChannelProps): JSX.Element {
  const written = useWritten(desk);
  const shown = written.includes(desk.shown.value) ? desk.shown.value : written[0];
  return (
    <details class="preview" open={open}>
      <summary>
        <span class="preview-name">{platformName(platform)}</span>
        {written.map((lang) => (
          <Counter key={lang} desk={desk} platform={platform} lang={lang} />
        ))}
      </summary>
      {shown === undefined ? (
        <p class="quiet">{m('previewNone')}</p>
      ) : (
        <ChannelLanguage key={shown} desk={desk} platform={platform} lang={shown} />
      )}
    </details>
  );
}

/** Drawn again at each letter of its language, and nothing around it. */
function Counter({ desk, platform, lang }: { desk: Desk; platform: string; lang: string }): JSX.Element {
  const count = useCount(desk, platform, lang);
  const own = useComputed(() => variantOf(desk.draft.value, platform, lang) !== undefined).value;
  return (
    <span class="counter-of">
      <CountText lang={lang} count={count} />
      {own && <span class="own-mark">{m('ownText')}</span>}
    </span>
  );
}

function ChannelLanguage({
  desk,
  platform,
  lang,
}: {
  desk: Desk;
  platform: string;
  lang: string;
}): JSX.Element {
  const exercise = desk.incident.kind === 'EXERCISE';
  const text = useComputed(() => rendered(desk.calm.value, platform, lang, exercise)).value;
  const title = useComputed(() => desk.calm.value.text[lang]?.title ?? '').value;
  const media = useComputed(() => desk.calm.value.media).value;
  const count = useCount(desk, platform, lang);
  const state = desk.message?.state;
  return (
    <div class="preview-language">
      {isOver(count) && (
        <p class="over-note">
          <Chip
            tone="bad"
            shape="cross"
            word={m('tooLongHere', { n: (count?.used ?? 0) - (count?.limit ?? 0) })}
          />
        </p>
      )}
      <ChannelPreview
        platform={platform}
        lang={lang}
        text={text}
        title={title}
        account={accountOn(desk.accounts, platform, exercise)}
        count={count}
        exercise={exercise}
        unapproved={state !== 'APPROVED' && state !== 'PUBLISHED'}
        media={media}
        pictures={desk.pictures}
        textOnly={desk.textOnly.has(platform)}
      />
      <OwnText desk={desk} platform={platform} lang={lang} />
    </div>
  );
}
