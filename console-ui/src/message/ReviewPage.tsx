import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { useLocation } from 'wouter-preact';
import { useLive } from '../live/useLive';
import { useTitle } from '../shared/frame';
import type { PageProps } from '../shared/page';
import { ButtonLink, Loading, Section } from '../shared/parts';
import { Problem } from '../shared/Problem';
import { StateChip } from '../shared/StateChip';
import { Time } from '../shared/Time';
import type { DiffPart, Incident, Message } from '../shared/types';
import { t } from '../shared/words';
import { audienceName } from './AudienceField';
import { Decision } from './Decision';
import { Findings } from './Findings';
import { FactsBehind } from './FactsBehind';
import { inOrder } from './platforms';
import { Previews } from './Previews';
import { Diff, TextOf } from './TextParts';
import { titleOf } from './titles';
import { useChecks } from './useChecks';
import { useMessage } from './useMessage';
import { m } from './words';
import './message.css';

/** Where somebody else than the author reads the text as it goes out and decides. */
export default function ReviewPage({ params }: PageProps): JSX.Element {
  const { message, incident } = useMessage(params.id);
  useTitle(m('reviewTitle'));
  const shown = message.data;
  const changed = useChangedMeanwhile(shown);
  const [, go] = useLocation();
  if (shown === undefined) {
    return message.problem ? (
      <Problem of={message.problem} onRetry={message.refresh} nothingTyped />
    ) : (
      <Loading />
    );
  }
  return (
    <div class="stack">
      <div class="page-head">
        <h1>
          {m('reviewTitle')}: {titleOf(shown)}
        </h1>
        <StateChip of="message" state={shown.state} />
      </div>
      <p class="row-more">
        <span>{t(`purpose.${shown.purpose}`)}</span>
        <span>{m('forWhom', { audience: audienceName(shown.audience) })}</span>
        <span>{m('version', { n: shown.revision })}</span>
        <span>{m('writtenBy', { names: shown.authors.map((author) => author.name).join(', ') })}</span>
        {shown.submittedAt && (
          <span>
            {m('handedIn')} <Time at={shown.submittedAt} />
          </span>
        )}
      </p>
      <div role="status">
        {changed && (
          <p class="note">
            <strong>{m('changedMeanwhile', { name: shown.changedBy ?? t('problemStaleSomebody') })}</strong>{' '}
            {m('changedMeanwhileDo')}
          </p>
        )}
      </div>
      <div class="review">
        <div class="stack">
          <AsItGoesOut message={shown} incident={incident} />
        </div>
        <div class="stack">
          <Changes message={shown} />
          <FactsBehind message={shown} />
          <Decision
            key={shown.hash}
            message={shown}
            incident={incident}
            onDecided={() => go(`/messages/${shown.id}`)}
          />
        </div>
      </div>
      <p>
        <ButtonLink to={`/messages/${shown.id}`}>{m('toMessage')}</ButtonLink>
      </p>
    </div>
  );
}

/** Whether the text became another one since this page showed it first. */
function useChangedMeanwhile(message: Message | undefined): boolean {
  const [first, setFirst] = useState<string | undefined>(undefined);
  const hash = message?.hash;
  useEffect(() => {
    setFirst((before) => before ?? hash);
  }, [hash]);
  return first !== undefined && hash !== undefined && first !== hash;
}

/** Language by language, then channel by channel with what each makes of it. */
export function AsItGoesOut({ message, incident }: { message: Message; incident?: Incident }): JSX.Element {
  const checking = useChecks({
    incident: message.incident,
    purpose: message.purpose,
    audience: message.audience,
    text: message.text,
    variants: message.variants,
    facts: message.facts,
    corrects: message.corrects,
  });
  const languages = inOrder(message.text, incident?.languages);
  const lacking = (incident?.languages ?? []).filter((lang) => !languages.includes(lang));
  const findings = checking.checks?.findings ?? message.findings ?? [];
  return (
    <>
      <Section title={m('theText')}>
        <TextOf message={message} order={languages} />
        {lacking.length > 0 && (
          <p class="error">
            {m('lacking', { languages: lacking.map((lang) => t.find(`lang.${lang}`) ?? lang).join(', ') })}
          </p>
        )}
      </Section>
      <Section title={m('previewTitle')}>
        <Previews checks={checking.checks} variants={message.variants} languages={languages} />
      </Section>
      {findings.length > 0 && (
        <Section title={m('findings')}>
          <Findings findings={findings} />
        </Section>
      )}
    </>
  );
}

/** The revision that somebody decided on last: what the reader of now may remember. */
export function lastJudged(message: Message): number | undefined {
  const judged = [...message.signOffs, ...message.objections]
    .map((each) => each.revision)
    .filter((revision) => revision < message.revision);
  return judged.length === 0 ? undefined : Math.max(...judged);
}

function Changes({ message }: { message: Message }): JSX.Element {
  const from = lastJudged(message);
  const diff = useLive<DiffPart[] | { items: DiffPart[] }>(
    from === undefined ? null : `/api/messages/${message.id}/diff?from=${from}&to=${message.revision}`,
  );
  const replaced = useLive<Message>(message.supersedes ? `/api/messages/${message.supersedes}` : null);
  const objection = message.objections.filter((each) => each.revision === from).at(-1);
  return (
    <Section title={m('whatChanged')}>
      {from === undefined && !message.supersedes && <p class="quiet">{m('firstReview')}</p>}
      {objection && (
        <p class="note">
          {m('askedBefore', { name: objection.name })} {objection.comment}
        </p>
      )}
      {from !== undefined && <p class="small quiet">{m('comparedWith', { n: from })}</p>}
      <Problem of={diff.problem} onRetry={diff.refresh} nothingTyped />
      {diff.data && <Diff parts={Array.isArray(diff.data) ? diff.data : diff.data.items} />}
      {replaced.data && (
        <details>
          <summary>{m('replacesTitle', { title: titleOf(replaced.data) })}</summary>
          <TextOf message={replaced.data} />
        </details>
      )}
    </Section>
  );
}
