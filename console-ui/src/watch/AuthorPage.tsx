import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { useLive } from '../live/useLive';
import type { AuthorHistory } from '../reaction/types';
import { useAction } from '../shared/action';
import { api } from '../shared/api';
import { Form, Radios } from '../shared/Form';
import { useTitle } from '../shared/frame';
import type { PageProps } from '../shared/page';
import { Button, Dialog, Loading, Section } from '../shared/parts';
import { Problem } from '../shared/Problem';
import { iMay } from '../shared/session';
import { t } from '../shared/words';
import './watch.css';
import { WatchNav } from './WatchNav';
import { l } from './words';

/** Why somebody is erased (GDPR, article 17, 1). */
const grounds = ['REQUEST', 'NOT_NEEDED', 'UNLAWFUL', 'LEGAL'] as const;
type Ground = (typeof grounds)[number];

/** What one person may ask of us: what we have of them, and to be erased (GDPR, articles 15 and 17). */
export default function AuthorPage({ params }: PageProps): JSX.Element {
  const id = params.id ?? '';
  useTitle(l('author'));
  const history = useLive<AuthorHistory>(`/api/authors/${id}`, {
    touchedBy: (hint) => hint.kind.startsWith('author.') && hint.id === id,
  });
  const { data } = history;
  return (
    <div class="watch-width">
      <WatchNav />
      <div class="page-head">
        <h1>{data ? (data.author.name ?? data.author.handle) : l('author')}</h1>
      </div>
      <div class="stack">
        <Problem of={history.problem} onRetry={history.refresh} nothingTyped />
        {!data && history.loading && <Loading />}
        {data && (
          <>
            <p class="quiet">
              {data.author.pseudonym ? l('pseudonym') : data.author.handle} ·{' '}
              {l('authorReactions', { n: data.reactions.length })} · {l('strikes', { n: data.strikeCount })}
            </p>
            <Section title={l('export')}>
              <p class="readable">{l('exportNote')}</p>
              {iMay(['LEAD', 'ADMIN']) ? (
                <p>
                  <a class="button primary-button" href={`/api/authors/${id}/export`} download>
                    {l('export')}
                  </a>
                </p>
              ) : (
                <p class="quiet">{l('adminLeadOnly')}</p>
              )}
            </Section>
            {!data.author.pseudonym && <Erase id={id} onDone={history.refresh} />}
          </>
        )}
      </div>
    </div>
  );
}

function Erase({ id, onDone }: { id: string; onDone: () => Promise<void> }): JSX.Element {
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState<Ground | ''>('');
  const erase = useAction(async () => {
    await api.delete(`/api/authors/${id}?reason=${reason}`);
    setAsking(false);
    await onDone();
  });
  return (
    <Section title={l('erase')}>
      <p class="readable">{l('eraseNote')}</p>
      <Button
        kind="danger"
        whyNot={iMay(['LEAD', 'ADMIN']) ? undefined : l('adminLeadOnly')}
        onClick={() => setAsking(true)}
      >
        {l('erase')}
      </Button>
      {asking && (
        <Dialog title={l('erase')} onClose={() => setAsking(false)}>
          <Form label={l('erase')} onSubmit={erase.run} problem={erase.problem}>
            <Radios
              name="reason"
              label={l('eraseReason')}
              value={reason}
              onChange={setReason}
              choices={grounds.map((ground) => ({ value: ground, label: l(`ground.${ground}`) }))}
            />
            <div class="line">
              <Button type="submit" kind="danger" busy={erase.busy}>
                {l('erase')}
              </Button>
              <Button onClick={() => setAsking(false)}>{t('cancel')}</Button>
            </div>
          </Form>
        </Dialog>
      )}
    </Section>
  );
}
