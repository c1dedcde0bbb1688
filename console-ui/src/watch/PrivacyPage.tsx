import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Link } from 'wouter-preact';
import { useLive } from '../live/useLive';
import type { AuthorView, ReactionView, TriagePolicy } from '../reaction/types';
import { useAction } from '../shared/action';
import { api } from '../shared/api';
import { Field, Form, Select } from '../shared/Form';
import { useTitle } from '../shared/frame';
import { Button, Row, Rows, Section } from '../shared/parts';
import type { Incident, Page } from '../shared/types';
import { RetentionPart } from './RetentionPart';
import './watch.css';
import { WatchNav } from './WatchNav';
import { l } from './words';

/** What becomes of who reacted: how long it is kept, and what one person may ask of us (GDPR, articles 15 and 17). */
export default function PrivacyPage(): JSX.Element {
  useTitle(l('privacy'));
  const policy = useLive<TriagePolicy>('/api/triage-policy').data;
  const incidents = useLive<Page<Incident>>('/api/incidents?limit=200').data?.items ?? [];
  return (
    <div class="watch-width">
      <WatchNav />
      <div class="page-head">
        <h1>{l('privacy')}</h1>
      </div>
      <div class="stack">
        <p class="quiet readable">{l('privacyNote')}</p>
        <Section title={l('retention')}>
          {policy && (
            <ul>
              <li>{l('retentionNames', { n: policy.pseudonymiseAfterDays })}</li>
              <li>{l('retentionTexts', { n: policy.retentionDays })}</li>
            </ul>
          )}
          <Link href="/triage-policy">{l('retentionChange')}</Link>
        </Section>
        {incidents.length > 0 && <RetentionPart incidents={incidents} />}
        <Find incidents={incidents} />
      </div>
    </div>
  );
}

/** Who wrote these, each once, with how many of these are theirs; those who are a pseudonym cannot be told any more. */
export function writers(reactions: readonly ReactionView[]): { author: AuthorView; n: number }[] {
  const found = new Map<string, { author: AuthorView; n: number }>();
  for (const { author } of reactions) {
    if (author.pseudonym) continue;
    const known = found.get(author.id) ?? { author, n: 0 };
    found.set(author.id, { author, n: known.n + 1 });
  }
  return [...found.values()].sort((one, other) => other.n - one.n);
}

function Find({ incidents }: { incidents: Incident[] }): JSX.Element {
  const [incident, setIncident] = useState('');
  const [words, setWords] = useState('');
  const [found, setFound] = useState<ReactionView[]>();
  const chosen = incident || (incidents[0]?.id ?? '');
  const search = useAction(async () => {
    const query = new URLSearchParams({ q: words, limit: '200' });
    setFound((await api.get<Page<ReactionView>>(`/api/incidents/${chosen}/reactions?${query}`)).items);
  });
  const people = found && writers(found);
  return (
    <Section title={l('find')}>
      <Form label={l('find')} onSubmit={search.run} problem={search.problem}>
        <p class="help">{l('findNote')}</p>
        <Select
          name="incident"
          label={l('incident')}
          value={chosen}
          onChange={setIncident}
          choices={incidents.map(({ id, title }) => ({ value: id, label: title }))}
        />
        <Field name="q" type="search" label={l('words')} value={words} onInput={setWords} />
        <div>
          <Button type="submit" kind="primary" busy={search.busy}>
            {l('search')}
          </Button>
        </div>
      </Form>
      <div role="status">{people?.length === 0 && <p>{l('foundNobody')}</p>}</div>
      <Rows label={l('find')}>
        {people?.map(({ author, n }) => (
          <Row key={author.id} to={`/authors/${author.id}`} title={author.name ?? author.handle}>
            <span>{author.handle}</span>
            <span>{l('authorReactions', { n })}</span>
          </Row>
        ))}
      </Rows>
    </Section>
  );
}
