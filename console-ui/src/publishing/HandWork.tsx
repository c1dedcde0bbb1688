import { withColon } from '../shared/i18n';
import type { JSX } from 'preact';
import { useRef } from 'preact/hooks';
import { useLive } from '../live/useLive';
import { isOver } from '../message/counts';
import { languageName } from '../message/platforms';
import { Button, Loading } from '../shared/parts';
import { Problem } from '../shared/Problem';
import { useCopy } from '../shared/useCopy';
import type { Delivery, HandWork as Work } from '../shared/types';
import { t } from '../shared/words';
import { p } from './words';

/** A limit further away than this says nothing to whoever reads the text out or prints it. */
const farLimit = 5000;

/** What a person needs who does this by hand: what to do, the text to copy, the poster. */
export function HandWork({ delivery, first }: { delivery: Delivery; first: boolean }): JSX.Element {
  const work = useLive<Work>(`/api/deliveries/${delivery.id}/work`, {
    touchedBy: (hint) => hint.id === delivery.id,
  });
  return (
    <div class="hand-work stack">
      <Problem of={work.problem} onRetry={work.refresh} nothingTyped />
      {work.data === undefined && work.loading && <Loading />}
      {work.data && (
        <>
          {first && work.data.instructions && <p class="pre readable">{work.data.instructions}</p>}
          <TextToCopy work={work.data} />
        </>
      )}
    </div>
  );
}

function TextToCopy({ work }: { work: Work }): JSX.Element {
  const text = useRef<HTMLParagraphElement>(null);
  const { copy, outcome } = useCopy(work.text, () => {
    if (text.current) getSelection()?.selectAllChildren(text.current);
  });
  const language = languageName(work.lang);
  return (
    <div>
      <p class="small">
        <strong>{language}</strong> · <CountOf work={work} />
      </p>
      {/* A long text scrolls, so the keyboard must be able to get there. */}
      <p
        ref={text}
        class="preview-text pre"
        lang={work.lang}
        tabIndex={0}
        role="group"
        aria-label={p('handText', { language })}
      >
        {work.text}
      </p>
      <p class="line">
        <Button small onClick={copy} label={`${withColon(p('handCopy'))} ${language}`}>
          {p('handCopy')}
        </Button>
        <span class="small" role="status">
          {outcome === 'copied' && t('copied')}
          {outcome === 'failed' && p('handCopyFailed')}
        </span>
        {work.poster && <PosterLinks poster={work.poster} lang={work.lang} />}
      </p>
    </div>
  );
}

function CountOf({ work }: { work: Work }): JSX.Element {
  const { used, limit, segments } = work;
  const count = limit > farLimit ? p('handLength', { n: used }) : p('planLength', { used, limit });
  return (
    <>
      <span>{count}</span>
      {segments > 1 && <span> · {p('handSegments', { n: segments })}</span>}
      {isOver(work) && <strong class="error"> · {p('planTooLong', { n: used - limit })}</strong>}
    </>
  );
}

function PosterLinks({ poster, lang }: { poster: string; lang: string }): JSX.Element {
  return (
    <>
      {(['A4', 'A3'] as const).map((size) => (
        <a
          key={size}
          class="hand-poster"
          href={`${poster}?size=${size}`}
          target="_blank"
          rel="noreferrer"
          aria-label={`${p('handPoster', { size })}: ${languageName(lang)}`}
        >
          {p('handPoster', { size })}
        </a>
      ))}
    </>
  );
}
