import type { JSX } from 'preact';
import { Link, useLocation } from 'wouter-preact';
import { useLive } from '../live/useLive';
import { useAction } from '../shared/action';
import { api, ApiProblem } from '../shared/api';
import { Form, Select } from '../shared/Form';
import { Button, Restored, SaveState, Section } from '../shared/parts';
import { iMay } from '../shared/session';
import { StateChip } from '../shared/StateChip';
import { purposes, type Fact, type Incident, type Message, type Page, type Rumour } from '../shared/types';
import { t } from '../shared/words';
import { AudienceField } from './AudienceField';
import { Clashes, partName } from './Clashes';
import { hasGaps } from './correction';
import { missingLanguages, requestOf, type Draft } from './draft';
import { FactsButton } from './FactsButton';
import { FactPicker } from './FactPicker';
import { Findings, findingsInShort } from './Findings';
import { Languages } from './Languages';
import { Previews } from './Previews';
import { titleOf } from './titles';
import { useChecks, type Checking } from './useChecks';
import { useComposer, type Composer as Writing } from './useComposer';
import { m } from './words';

interface Props {
  incident: Incident;
  initial: Draft;
  newName: string;
  message?: Message;
  rumour?: Rumour;
  replaced?: Message;
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
  const { draft, change } = writing;
  const facts = useLive<Page<Fact>>(`/api/incidents/${incident.id}/facts?limit=200`, {
    touchedBy: (hint) => hint.incident === incident.id && hint.kind.startsWith('fact.'),
  });
  const request = requestOf(draft, incident.id);
  const empty = Object.keys(request.text).length === 0;
  const checking = useChecks(
    empty ? null : { ...request, audience: request.audience || '-', supersedes: undefined },
  );
  const [, go] = useLocation();
  const ask = useAction(async () => {
    const saved = await writing.flush();
    if (!saved) return;
    await api.post(`/api/messages/${saved.id}/review`);
    go(`/messages/${saved.id}`);
  });
  const written = Object.keys(draft.text).filter((lang) => draft.text[lang]?.body.trim());
  return (
    <div class="stack">
      <div class="page-head">
        <h1>{t(`purpose.${draft.purpose}`)}</h1>
        <div class="line">
          <StateChip of="message" state={writing.message?.state ?? 'DRAFT'} />
          <Saved writing={writing} />
        </div>
      </div>
      <Restored show={writing.restored} onDrop={writing.startOver} />
      <Basis rumour={props.rumour} replaced={props.replaced} />
      <FromOthers writing={writing} />
      <Clashes by={writing.message?.changedBy} clashes={writing.clashes} onChoose={writing.choose} />
      <NotSaved problem={writing.problem} />
      <Form onSubmit={ask.run} problem={ask.problem} label={m('composer')}>
        <div class="composer">
          <div class="stack">
            <div class="composer-head">
              <Select
                name="purpose"
                label={m('part.purpose')}
                value={draft.purpose}
                onChange={(purpose) => change({ ...draft, purpose })}
                choices={purposes.map((value) => ({ value, label: t(`purpose.${value}`) }))}
              />
              <AudienceField value={draft.audience} onChange={(audience) => change({ ...draft, audience })} />
            </div>
            <FactsButton draft={draft} incident={incident} facts={facts.data?.items} onChange={change} />
            <Languages draft={draft} problem={writing.problem} onChange={change} />
            <FactPicker
              facts={facts.data?.items}
              chosen={draft.facts}
              onChange={(chosen) => change({ ...draft, facts: chosen })}
            />
          </div>
          <Section title={m('previewTitle')} class="composer-side">
            <p class="help">{m('previewHelp')}</p>
            <Previews
              checks={checking.checks}
              variants={draft.variants}
              languages={written}
              editing={{ draft, onChange: change }}
            />
          </Section>
        </div>
        <FindingsPart checking={checking} />
        <div class="composer-actions line spread">
          <Button
            type="submit"
            kind="primary"
            busy={ask.busy}
            whyNot={whyNotAsk(writing, checking, incident)}
          >
            {m('askSignOff')}
          </Button>
          <Saved writing={writing} />
        </div>
      </Form>
    </div>
  );
}

/** Why the text cannot be handed in now; undefined when it can. */
function whyNotAsk(writing: Writing, checking: Checking, incident: Incident): string | undefined {
  const { draft } = writing;
  if (!iMay(['AUTHOR'], incident)) return m('onlyAuthors');
  if (missingLanguages(draft, Object.keys(draft.text)).length === Object.keys(draft.text).length) {
    return m('whyNotEmpty');
  }
  if (writing.clashes.length > 0) return m('whyNotClash');
  if (hasGaps(draft)) return m('whyNotGaps');
  const blocks = (checking.checks?.findings ?? []).filter((finding) => finding.level === 'BLOCK');
  if (blocks.length === 1) return blocks[0]?.message;
  if (blocks.length > 1) return m('whyNotBlocks', { n: blocks.length });
  if (draft.audience.trim() === '') return m('whyNotAudience');
  return undefined;
}

function Saved({ writing }: { writing: Writing }): JSX.Element {
  if (writing.saving.state === 'clash') {
    return <span class="save-state failed">{m('savingWaits')}</span>;
  }
  return <SaveState saving={writing.saving} />;
}

/** What this message answers to: a rumour it corrects, a message it replaces. */
function Basis({ rumour, replaced }: { rumour?: Rumour; replaced?: Message }): JSX.Element | null {
  if (!rumour && !replaced) return null;
  return (
    <div class="note">
      {rumour && (
        <p>
          {m('correctsThis')} <Link href={`/rumours/${rumour.id}`}>{rumour.claim}</Link>. {m('correctsHow')}
        </p>
      )}
      {replaced && (
        <p>
          {m('replacesThis')} <Link href={`/messages/${replaced.id}`}>{titleOf(replaced)}</Link>.{' '}
          {m('replacesHow')}
        </p>
      )}
    </div>
  );
}

/** What somebody else did to this text meanwhile. */
function FromOthers({ writing }: { writing: Writing }): JSX.Element {
  const name = (by: string | undefined): string => by ?? t('problemStaleSomebody');
  return (
    <div role="status">
      {writing.newer && (
        <p class="note">
          {m('newerText', { name: name(writing.newer.changedBy) })}{' '}
          <button type="button" class="link" onClick={() => void writing.bringIn()}>
            {m('newerBringIn')}
          </button>
        </p>
      )}
      {writing.taken && (
        <p class="note">
          {m('taken', {
            name: name(writing.taken.by),
            parts: writing.taken.paths.map(partName).join('; '),
          })}
        </p>
      )}
    </div>
  );
}

/** Why saving by itself does not work. It never takes the focus: somebody is typing. */
function NotSaved({ problem }: { problem: unknown }): JSX.Element {
  return (
    <div role="status">
      {problem instanceof ApiProblem && (
        <div class="problem">
          <strong>{m('notSaved')}</strong>
          <p>{problem.detail ?? problem.title}</p>
        </div>
      )}
    </div>
  );
}

function FindingsPart({ checking }: { checking: Checking }): JSX.Element {
  const findings = checking.checks?.findings ?? [];
  return (
    <Section
      title={m('findings')}
      aside={
        <span role="status" class="small quiet">
          {checking.behind ? m('checkingNow') : findingsInShort(findings)}
        </span>
      }
    >
      {checking.problem !== undefined && <p class="error">{m('checksFailed')}</p>}
      {checking.checks && findings.length === 0 && <p class="quiet">{m('findingsNone')}</p>}
      <Findings findings={findings} canGo />
    </Section>
  );
}
