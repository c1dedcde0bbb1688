import { useComputed, useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { useLocation } from 'wouter-preact';
import { useAction } from '../shared/action';
import { api, ApiProblem } from '../shared/api';
import { Form, Select } from '../shared/Form';
import { Restored, SaveState } from '../shared/parts';
import { session } from '../shared/session';
import { StateChip } from '../shared/StateChip';
import {
  purposes,
  type Finding,
  type Incident,
  type Message,
  type Rumour,
  type Template,
} from '../shared/types';
import { t } from '../shared/words';
import { AudienceField } from './AudienceField';
import { Basis, FromOthers, NotSaved } from './Beside';
import { CapFields } from './cap/CapFields';
import { Channels } from './Channels';
import { Clashes } from './Clashes';
import { ComposerBar } from './ComposerBar';
import type { Desk } from './desk';
import { withPurpose, type Draft } from './draft';
import { FactPicker } from './FactPicker';
import { FactsButton } from './FactsButton';
import { nameOf } from './findings';
import { FindingsPart } from './FindingsPart';
import { Languages } from './Languages';
import { LinkButton } from './link/InsertLink';
import { MediaPicker } from './media/MediaPicker';
import { whyNotAsk } from './readiness';
import { Templates } from './Templates';
import { useComposer, type Composer as Writing } from './useComposer';
import { useDesk } from './useDesk';
import { usePresence } from './usePresence';
import { m } from './words';
import './composer.css';

interface Props {
  incident: Incident;
  initial: Draft;
  newName: string;
  message?: Message;
  rumour?: Rumour;
  replaced?: Message;
  templates?: readonly Template[];
  begunWith?: Template;
  onCreated?: (message: Message) => void;
}

/** Where a message is written, in all its languages at once, with what the checks say and how it will look. */
export function Composer(props: Props): JSX.Element {
  const { incident } = props;
  const writing = useComposer({
    incident: incident.id,
    languages: incident.languages,
    newName: props.newName,
    initial: props.initial,
    message: props.message,
    onCreated: props.onCreated,
  });
  const desk = useDesk(incident, writing);
  const others = usePresence(writing.message?.id, desk.lang.value);
  const ticked = useSignal<ReadonlySet<string>>(tickedBefore(props.message));
  const [fresh, setFresh] = useState<readonly Finding[]>([]);
  const [, go] = useLocation();
  const ask = useAction(async () => {
    const saved = await writing.flush();
    if (!saved) return;
    try {
      await api.post(`/api/messages/${saved.id}/review`, { acknowledged: [...ticked.peek()] });
    } catch (failure) {
      setFresh(unacknowledged(failure));
      throw failure;
    }
    go(`/messages/${saved.id}`);
  });
  const clashes = writing.clashes.length;
  const whyNot = useComputed(() => {
    const findings = desk.checking.value.checks?.findings ?? [];
    return whyNotAsk({ draft: desk.draft.value, incident, findings, ticked: ticked.value, clashes });
  });
  // What only the text changes draws itself: saving and the like do not redraw it.
  const desktop = useMemo(
    () => (
      <>
        <For desk={desk} />
        <Languages desk={desk} others={others} />
        <Facts desk={desk} />
        <Pictures desk={desk} />
        <CapFields desk={desk} />
        <FindingsPart desk={desk} ticked={ticked} fresh={fresh} />
      </>
    ),
    [desk, others, ticked, fresh],
  );
  const channels = useMemo(() => <Channels desk={desk} />, [desk]);
  return (
    <div class="stack composing">
      <Head desk={desk} writing={writing} />
      <Restored show={writing.restored} onDrop={writing.startOver} />
      <Basis rumour={props.rumour} replaced={props.replaced} />
      <FromOthers writing={writing} others={others} />
      <Clashes by={writing.message?.changedBy} clashes={writing.clashes} onChoose={writing.choose} />
      <NotSaved problem={writing.problem} />
      <Form onSubmit={ask.run} problem={ask.problem} label={m('composer')} class="form composer-form">
        <div class="composer">
          <div class="stack">
            {props.templates && (
              <Templates
                desk={desk}
                templates={props.templates}
                begunWith={props.begunWith}
                begun={props.initial}
                restored={writing.restored}
              />
            )}
            {desktop}
          </div>
          {channels}
        </div>
        <ComposerBar
          checking={desk.checking}
          saved={<Saved writing={writing} />}
          whyNot={whyNot}
          busy={ask.busy}
        />
      </Form>
    </div>
  );
}

/** What I said I saw when I handed this in before: as long as the words are the same, so is that. */
function tickedBefore(message: Message | undefined): ReadonlySet<string> {
  const mine = (message?.acknowledged ?? []).filter((each) => each.by === session.peek()?.person.name);
  return new Set(mine.map((each) => each.id));
}

/** What the service found and was not ticked (a colleague's change, a fact that moved). */
function unacknowledged(failure: unknown): readonly Finding[] {
  const found = failure instanceof ApiProblem ? failure.extra.findings : undefined;
  return Array.isArray(found) ? (found as Finding[]).filter((each) => nameOf(each) !== '') : [];
}

function Head({ desk, writing }: { desk: Desk; writing: Writing }): JSX.Element {
  const purpose = useComputed(() => desk.draft.value.purpose).value;
  return (
    <div class="page-head">
      <h1>{t(`purpose.${purpose}`)}</h1>
      <div class="line">
        <StateChip of="message" state={writing.message?.state ?? 'DRAFT'} />
      </div>
    </div>
  );
}

/** What kind of message, and for whom. */
function For({ desk }: { desk: Desk }): JSX.Element {
  const purpose = useComputed(() => desk.draft.value.purpose).value;
  const audience = useComputed(() => desk.draft.value.audience).value;
  return (
    <div class="composer-head">
      <Select
        name="purpose"
        label={m('part.purpose')}
        value={purpose}
        onChange={(next) => desk.change(withPurpose(desk.draft.peek(), next))}
        choices={purposes.map((value) => ({ value, label: t(`purpose.${value}`) }))}
      />
      <AudienceField
        value={audience}
        onChange={(next) => desk.change({ ...desk.draft.peek(), audience: next })}
      />
      <FactsButton desk={desk} />
      <LinkButton desk={desk} />
    </div>
  );
}

function Facts({ desk }: { desk: Desk }): JSX.Element {
  const chosen = useComputed(() => desk.draft.value.facts).value;
  return (
    <FactPicker
      facts={desk.facts}
      chosen={chosen}
      onChange={(facts) => desk.change({ ...desk.draft.peek(), facts })}
    />
  );
}

function Pictures({ desk }: { desk: Desk }): JSX.Element {
  const media = useComputed(() => desk.draft.value.media).value;
  // A picture is described in the languages of the text; before there is one, in those of the incident.
  const languages = useComputed(() => {
    const all = Object.entries(desk.draft.value.text);
    const written = all.filter(([, text]) => text.body.trim() !== '');
    return (written.length > 0 ? written : all).map(([lang]) => lang).join(' ');
  }).value;
  return (
    <details class="facts-picker" open={media.length > 0}>
      <summary>{m('picturesOf', { n: media.length })}</summary>
      <MediaPicker
        incident={desk.incident.id}
        value={media}
        languages={languages.split(' ').filter(Boolean)}
        onChange={(next) => desk.change({ ...desk.draft.peek(), media: next })}
      />
    </details>
  );
}

function Saved({ writing }: { writing: Writing }): JSX.Element {
  if (writing.saving.state === 'clash') {
    return <span class="save-state failed">{m('savingWaits')}</span>;
  }
  return <SaveState saving={writing.saving} />;
}
