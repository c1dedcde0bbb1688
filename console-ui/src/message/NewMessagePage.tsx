import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { useSearch } from 'wouter-preact';
import { useLive } from '../live/useLive';
import { useIncident, useTitle } from '../shared/frame';
import { language } from '../shared/i18n';
import type { PageProps } from '../shared/page';
import { Loading } from '../shared/parts';
import { Problem } from '../shared/Problem';
import {
  purposes,
  type Incident,
  type Message,
  type Page,
  type Purpose,
  type Rumour,
  type Template,
} from '../shared/types';
import { Composer } from './Composer';
import { correctionDraft, manyWorried } from './correction';
import { draftOf, emptyDraft, type Draft } from './draft';
import { inLanguage } from './inLanguage';
import { bestTemplate, fromTemplate } from './template';
import { m } from './words';
import './message.css';

/**
 * A new message: empty, correcting a rumour (`?corrects=`) or taking the place of a message that is out (`?supersedes=`).
 * With `?like=` and `&lang=` it says in a missing language what another message says: same facts, same structure.
 * Once the service has it, `?message=` in the address makes a reload go on with that one.
 */
export default function NewMessagePage({ params }: PageProps): JSX.Element {
  const incident = useIncident(params.id);
  useTitle(m('newMessage'));
  // The address of the moment the page was opened: it changes under the typing when the message is made.
  const [query] = useState(new URLSearchParams(useSearch()));
  const [begun, corrects, supersedes] = [
    query.get('message'),
    query.get('corrects'),
    query.get('supersedes'),
  ];
  const known = useLive<Message>(begun && `/api/messages/${begun}`);
  const rumour = useLive<Rumour>(corrects && `/api/rumours/${corrects}`);
  const replaced = useLive<Message>(supersedes && `/api/messages/${supersedes}`);
  const [like, lang] = [query.get('like'), query.get('lang')];
  const model = useLive<Message>(like && `/api/messages/${like}`);
  const earlier = useLive<Page<Message>>(
    params.id === undefined ? null : `/api/incidents/${params.id}/messages?limit=1`,
  );
  const templates = useLive<Page<Template>>(
    params.id === undefined ? null : `/api/incidents/${params.id}/templates?limit=200`,
  );
  // Without an answer nothing is known of what people feel: one can write all the same.
  const worried = useLive<Page<unknown>>(
    params.id && corrects
      ? `/api/incidents/${params.id}/reactions?rumour=${corrects}&class=worry&limit=${manyWorried}`
      : null,
  );
  const fetches = [known, rumour, replaced, model, earlier];
  const failed = fetches.find((each) => each.problem !== undefined && each.data === undefined);
  if (failed) return <Problem of={failed.problem} onRetry={failed.refresh} nothingTyped />;
  // Without templates one can still write: they are waited for, not needed.
  const waiting = [...fetches, templates, worried].some((each) => each.loading && each.data === undefined);
  if (!incident || waiting) return <Loading />;
  const first = (earlier.data?.items ?? []).length === 0;
  const empty =
    model.data && lang
      ? inLanguage(model.data, lang, incident.languages)
      : initialDraft(incident, query.get('purpose'), first, {
          rumour: rumour.data,
          worried: worried.data?.items.length ?? 0,
          replaced: replaced.data,
        });
  const all = templates.data?.items ?? [];
  // Nothing is out yet: the best first message stands ready, to be finished rather than begun.
  const begunWith =
    empty.purpose === 'HOLDING' && !rumour.data && !replaced.data && !model.data && !known.data
      ? bestTemplate(all, 'HOLDING')
      : undefined;
  return (
    <Composer
      incident={incident}
      initial={begunWith ? fromTemplate(empty, begunWith) : empty}
      templates={rumour.data ? undefined : all}
      begunWith={begunWith}
      newName={['message.new', incident.id, corrects, supersedes, like, like && lang]
        .filter(Boolean)
        .join('.')}
      message={known.data}
      rumour={rumour.data}
      replaced={replaced.data}
      onCreated={(message) => keepInAddress(message.id)}
    />
  );
}

function initialDraft(
  incident: Incident,
  wished: string | null,
  first: boolean,
  { rumour, worried, replaced }: { rumour?: Rumour; worried: number; replaced?: Message },
): Draft {
  const asked = purposes.find((each) => each === wished);
  const purpose: Purpose = asked ?? (first ? 'HOLDING' : 'UPDATE');
  const draft = emptyDraft(purpose, 'RESIDENTS', incident.languages);
  if (rumour) return correctionDraft(rumour, draft, { writtenIn: language.peek(), worried });
  if (!replaced) return draft;
  return {
    ...draftOf(replaced, incident.languages),
    purpose: asked ?? (replaced.purpose === 'HOLDING' ? 'UPDATE' : replaced.purpose),
    variants: [],
    corrects: undefined,
    supersedes: replaced.id,
    // Until when the old one held says nothing of the new one.
    ...(replaced.cap ? { cap: { ...replaced.cap, expires: undefined } } : {}),
  };
}

/** Without telling the router: the page must not begin anew under somebody's typing. */
function keepInAddress(message: string): void {
  const address = new URL(window.location.href);
  address.searchParams.set('message', message);
  History.prototype.replaceState.call(window.history, window.history.state, '', address);
}
