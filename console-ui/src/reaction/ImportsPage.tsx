import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Link } from 'wouter-preact';
import { useLive } from '../live/useLive';
import { fileSize } from '../rumour/evidenceFile';
import { useAction } from '../shared/action';
import { api } from '../shared/api';
import { FileField } from '../shared/FileField';
import { Form } from '../shared/Form';
import { useIncident, useTitle } from '../shared/frame';
import { Button, Empty, Loading, Section } from '../shared/parts';
import type { PageProps } from '../shared/page';
import { Problem } from '../shared/Problem';
import { StateChip } from '../shared/StateChip';
import { Time } from '../shared/Time';
import type { Page } from '../shared/types';
import { largestImport, tooLargeImport } from './importFile';
import './reaction.css';
import { whyNotSort } from './rights';
import type { Import } from './types';
import { w } from './words';

/** How often a running import is asked how far it is. */
const every = 1000;

/** Reactions from a file: how far each is, what was refused and how to go on with one that stopped. */
export default function ImportsPage({ params }: PageProps): JSX.Element {
  const id = params.id ?? '';
  const incident = useIncident(id);
  useTitle(w('imports'));
  const imports = useLive<Page<Import>>(`/api/incidents/${id}/reaction-imports`, {
    touchedBy: (hint) => hint.incident === id && hint.kind === 'reactions.imported',
  });
  const items = imports.data?.items ?? [];
  const running = items.some(({ state }) => state === 'RUNNING');
  const { refresh } = imports;
  useEffect(() => {
    if (!running) return;
    const timer = setInterval(() => void refresh(), every);
    return () => clearInterval(timer);
  }, [running, refresh]);
  const whyNot = whyNotSort(incident);
  return (
    <>
      <p>
        <Link href={`/i/${id}/reactions`}>← {w('title')}</Link>
      </p>
      <div class="page-head">
        <h1>{w('imports')}</h1>
      </div>
      <div class="stack reaction-narrow">
        <Choose incident={id} whyNot={whyNot} onStarted={refresh} />
        <Section title={w('importsSoFar')}>
          <Problem of={imports.problem} onRetry={refresh} nothingTyped />
          {!imports.data && imports.loading && <Loading />}
          {imports.data && items.length === 0 && <Empty>{w('importsNone')}</Empty>}
          <ul class="rows">
            {items.map((item) => (
              <ImportRow key={item.id} item={item} whyNot={whyNot} onChanged={refresh} />
            ))}
          </ul>
        </Section>
      </div>
    </>
  );
}

function Choose(props: {
  incident: string;
  whyNot: string | undefined;
  onStarted: () => Promise<unknown>;
}): JSX.Element {
  const [file, setFile] = useState<File>();
  const [missing, setMissing] = useState(false);
  const large = tooLargeImport(file);
  const start = useAction(async () => {
    setMissing(!file);
    if (!file || large) return;
    const form = new FormData();
    form.set('file', file);
    await api.post<Import>(`/api/incidents/${props.incident}/reaction-imports`, form);
    setFile(undefined);
    await props.onStarted();
  });
  const error = large
    ? w('importTooLarge', { size: large, limit: fileSize(largestImport) })
    : missing && !file
      ? w('fileFirst')
      : undefined;
  return (
    <Form onSubmit={start.run} problem={start.problem} label={w('importTitle')} class="form card">
      <FileField
        name="file"
        label={w('importFile')}
        help={w('importHelp')}
        error={error}
        accept=".csv,.json,.ndjson,.jsonl,text/csv,application/json"
        file={file}
        onChoose={setFile}
      />
      <details>
        <summary>{w('importColumns')}</summary>
        <p class="readable">{w('importColumnsHelp')}</p>
      </details>
      <div>
        <Button type="submit" kind="primary" busy={start.busy} whyNot={props.whyNot}>
          {w('importStart')}
        </Button>
      </div>
    </Form>
  );
}

function ImportRow(props: {
  item: Import;
  whyNot: string | undefined;
  onChanged: () => Promise<unknown>;
}): JSX.Element {
  const { item } = props;
  const act = useAction(async (what: () => Promise<unknown>) => {
    await what();
    await props.onChanged();
  });
  const address = `/api/reaction-imports/${item.id}`;
  const running = item.state === 'RUNNING';
  return (
    <li class="row">
      <div class="row-head">
        <span class="row-title anywhere">{item.name}</span>
        <StateChip of="import" state={item.state} />
      </div>
      {running && <progress class="import-progress" aria-label={w('importProgress', { name: item.name })} />}
      <p role={running ? 'status' : undefined}>
        {w('importRead', { n: item.read })} · {w('importAdded', { n: item.added })} ·{' '}
        {w('importKnown', { n: item.known })} · {w('importRefused', { n: item.refused })}
      </p>
      {item.problem && <p class="error">{item.problem}</p>}
      <div class="row-more">
        <span>{item.format}</span>
        <span>{fileSize(item.size)}</span>
        <Time at={item.endedAt ?? item.startedAt} />
      </div>
      <Problem of={act.problem} nothingTyped />
      <div class="row-actions">
        {item.refused > 0 && (
          <a class="button quiet-button small-button" href={`${address}/refused.csv`} download>
            {w('importRefusedGet', { n: item.refused })}
          </a>
        )}
        {['FAILED', 'STOPPED'].includes(item.state) && (
          <Button
            small
            whyNot={props.whyNot}
            busy={act.busy}
            onClick={() => act.run(() => api.post(`${address}/resumption`))}
          >
            {w('importResume')}
          </Button>
        )}
        {running && (
          <Button
            small
            whyNot={props.whyNot}
            busy={act.busy}
            onClick={() => act.run(() => api.delete(address))}
          >
            {w('importStop')}
          </Button>
        )}
      </div>
    </li>
  );
}
