import type { JSX } from 'preact';
import { v } from '../approval/words';
import { Section } from '../shared/parts';
import { Chip } from '../shared/StateChip';
import type { Incident, Message } from '../shared/types';
import { CapSection } from './cap/CapSummary';
import { CommentedText } from './CommentedText';
import type { Numbered } from './Comments';
import { Findings } from './Findings';
import { MediaGallery } from './media/MediaGallery';
import { languageName, inOrder } from './platforms';
import { Previews } from './Previews';
import { useChecks, type Checking } from './useChecks';
import { m } from './words';

/** What the checks say of a message as it is kept. */
export function useMessageChecks(message: Message | undefined): Checking {
  return useChecks(
    message === undefined
      ? null
      : {
          incident: message.incident,
          message: message.id,
          purpose: message.purpose,
          audience: message.audience,
          text: message.text,
          variants: message.variants.map(({ platform, lang, body }) => ({ platform, lang, body })),
          ...(message.media ? { media: message.media } : {}),
          facts: message.facts,
          corrects: message.corrects,
          supersedes: message.supersedes,
        },
  );
}

/** Language by language with the comments on it, then channel by channel with what each makes of it. */
export function AsItGoesOut(props: {
  message: Message;
  incident: Incident | undefined;
  checking: Checking;
  comments: readonly Numbered[];
  onPlaced?: () => unknown;
}): JSX.Element {
  const { message, incident, checking } = props;
  const languages = inOrder(message.text, incident?.languages);
  const lacking = (incident?.languages ?? []).filter((lang) => !languages.includes(lang));
  const findings = checking.checks?.findings ?? message.findings ?? [];
  const released = ['APPROVED', 'PUBLISHED', 'SUPERSEDED', 'WITHDRAWN'].includes(message.state);
  return (
    <>
      <Section
        title={m('theText')}
        aside={!released && <Chip tone="neutral" shape="ring" word={v('draftMark')} />}
        class={released ? '' : 'draft-text'}
      >
        <CommentedText
          message={message}
          order={incident?.languages}
          comments={props.comments}
          onPlaced={props.onPlaced}
        />
        {lacking.length > 0 && (
          <p class="error">{m('lacking', { languages: lacking.map(languageName).join(', ') })}</p>
        )}
      </Section>
      {(message.media ?? []).length > 0 && (
        <Section title={v('pictures')}>
          <MediaGallery media={message.media} languages={languages} />
        </Section>
      )}
      <CapSection cap={message.cap} incident={incident} />
      <Section title={m('previewTitle')}>
        <Previews
          checks={checking.checks}
          variants={message.variants}
          languages={languages}
          text={message.text}
          media={message.media}
          exercise={incident?.kind === 'EXERCISE'}
          unapproved={!released}
        />
      </Section>
      {findings.length > 0 && (
        <Section title={m('findings')}>
          <Findings findings={findings} />
          <Acknowledged message={message} />
        </Section>
      )}
    </>
  );
}

/** Who said that they saw the warnings. */
function Acknowledged({ message }: { message: Message }): JSX.Element | null {
  const names = [...new Set((message.acknowledged ?? []).map((each) => each.by))];
  return names.length === 0 ? null : (
    <p class="small quiet">{v('warningsTaken', { names: names.join(', ') })}</p>
  );
}
