import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Link } from 'wouter-preact';
import { useLive } from '../live/useLive';
import type { TriagePolicy } from '../reaction/types';
import { useAction } from '../shared/action';
import { api } from '../shared/api';
import { Field, Form } from '../shared/Form';
import { useTitle } from '../shared/frame';
import { Button, Row, Rows, Section } from '../shared/parts';
import { platformName } from '../shared/platforms';
import { iMay } from '../shared/session';
import type { Incident, Page } from '../shared/types';
import { t } from '../shared/words';
import { RetentionPart } from './RetentionPart';
import type { FoundAuthor } from './types';
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
            <ul class="watch-list">
              <li>{l('retentionNames', { n: policy.pseudonymiseAfterDays })}</li>
              <li>{l('retentionTexts', { n: policy.retentionDays })}</li>
            </ul>
          )}
          <Link href="/triage-policy">{l('retentionChange')}</Link>
        </Section>
        {incidents.length > 0 && <RetentionPart incidents={incidents} />}
        <Find />
      </div>
    </div>
  );
}

/** Somebody who asks gives a name: a lead or administrator looks for it in the whole house. */
function Find(): JSX.Element {
  const [words, setWords] = useState('');
  const [people, setPeople] = useState<FoundAuthor[]>();
  const search = useAction(async () => {
    const query = new URLSearchParams({ q: words });
    setPeople((await api.get<Page<FoundAuthor>>(`/api/authors?${query}`)).items);
  });
  return (
    <Section title={l('find')}>
      <Form label={l('find')} onSubmit={search.run} problem={search.problem}>
        <Field
          name="q"
          type="search"
          label={l('words')}
          help={l('findNote')}
          value={words}
          onInput={setWords}
        />
        <div>
          <Button
            type="submit"
            kind="primary"
            busy={search.busy}
            whyNot={iMay(['LEAD', 'ADMIN']) ? undefined : l('adminLeadOnly')}
          >
            {l('search')}
          </Button>
        </div>
      </Form>
      <div role="status">{people?.length === 0 && <p>{l('foundNobody')}</p>}</div>
      <Rows label={l('find')}>
        {people?.map((author) => (
          <Row key={author.id} to={`/authors/${author.id}`} title={author.name ?? author.handle}>
            <span>{author.handle}</span>
            <span>{platformName(author.platform)}</span>
            {author.exercise && <span>{t('exercise')}</span>}
            <span>{l('authorReactions', { n: author.reactions })}</span>
          </Row>
        ))}
      </Rows>
    </Section>
  );
}
