import { withColon } from '../shared/i18n';
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Link } from 'wouter-preact';
import { useLive } from '../live/useLive';
import { useAction } from '../shared/action';
import { api } from '../shared/api';
import { Form, TextArea } from '../shared/Form';
import { useTitle } from '../shared/frame';
import { Button, Empty, Loading } from '../shared/parts';
import type { PageProps } from '../shared/page';
import { Problem } from '../shared/Problem';
import { iMay } from '../shared/session';
import { Chip } from '../shared/StateChip';
import { Time } from '../shared/Time';
import type { Account, Checkup, Page } from '../shared/types';
import { t } from '../shared/words';
import { c } from './words';
import './channel.css';

/** The check-up list of one account: what a person looks at on the platform itself, and when they have to look again. */
export default function CheckupsPage({ params }: PageProps): JSX.Element {
  const id = params.id ?? '';
  const mine = { touchedBy: (hint: { kind: string; id?: string | null }) => hint.id === id };
  const accounts = useLive<Page<Account>>('/api/accounts?limit=200', mine);
  const checkups = useLive<Page<Checkup>>(`/api/accounts/${id}/checkups`, mine);
  const name = accounts.data?.items.find((account) => account.id === id)?.name ?? '';
  useTitle(c('checkupsOf', { name }));
  const items = checkups.data?.items ?? [];
  return (
    <div class="stack account-width">
      <div>
        <Link href="/accounts">{t('navAccounts')}</Link>
        <h1>{c('checkupsOf', { name })}</h1>
      </div>
      <p class="quiet">{c('checkupsWhat')}</p>
      <Problem of={checkups.problem} onRetry={checkups.refresh} nothingTyped />
      {checkups.data === undefined && checkups.loading && <Loading />}
      {checkups.data && items.length === 0 && <Empty>{c('checkupsNone')}</Empty>}
      <ul class="rows" aria-label={c('checkups')}>
        {items.map((item) => (
          <Item key={item.item} account={id} checkup={item} onSaid={checkups.refresh} />
        ))}
      </ul>
    </div>
  );
}

function Item(props: { account: string; checkup: Checkup; onSaid: () => unknown }): JSX.Element {
  const { checkup } = props;
  const [wrong, setWrong] = useState(false);
  const [note, setNote] = useState('');
  const say = useAction(async (state: 'OK' | 'WRONG') => {
    await api.put(`/api/accounts/${props.account}/checkups/${checkup.item}`, {
      state,
      ...(note.trim() ? { note: note.trim() } : {}),
    });
    setWrong(false);
    setNote('');
    await props.onSaid();
  });
  const whyNot = iMay(['ADMIN', 'LEAD', 'SPOKESPERSON']) ? undefined : c('testOnly');
  return (
    <li class="row">
      <div class="row-head">
        <h2>{checkup.title}</h2>
        <StateOf checkup={checkup} />
      </div>
      <p class="readable">{checkup.why}</p>
      <p class="row-more">
        {checkup.guidelines.length > 0 && <span>{c('rules', { rules: checkup.guidelines.join(', ') })}</span>}
        {checkup.at && (
          <span>
            {c('checkupBy', { name: checkup.by ?? '…' })} <Time at={checkup.at} />
          </span>
        )}
        {checkup.dueAt && (
          <span>
            {c('checkupAgain')} <Time at={checkup.dueAt} />
          </span>
        )}
      </p>
      {checkup.note && <p>{checkup.note}</p>}
      {wrong ? (
        <Form onSubmit={() => say.run('WRONG')} problem={say.problem} label={checkup.title}>
          <TextArea
            name="note"
            label={c('checkupNote')}
            help={c('checkupNoteHelp')}
            rows={2}
            limit={1000}
            value={note}
            onInput={setNote}
          />
          <div class="line">
            <Button
              type="submit"
              kind="primary"
              busy={say.busy}
              whyNot={note.trim() ? undefined : c('checkupNoteFirst')}
            >
              {t('save')}
            </Button>
            <Button onClick={() => setWrong(false)}>{t('cancel')}</Button>
          </div>
        </Form>
      ) : (
        <>
          <Problem of={say.problem} nothingTyped />
          <div class="row-actions">
            <Button
              small
              busy={say.busy}
              whyNot={whyNot}
              label={`${withColon(c('checkupOk'))} ${checkup.title}`}
              onClick={() => say.run('OK')}
            >
              {c('checkupOk')}
            </Button>
            {whyNot === undefined && (
              <Button
                small
                label={`${withColon(c('checkupWrong'))} ${checkup.title}`}
                onClick={() => setWrong(true)}
              >
                {c('checkupWrong')}
              </Button>
            )}
          </div>
        </>
      )}
    </li>
  );
}

function StateOf({ checkup }: { checkup: Checkup }): JSX.Element {
  switch (checkup.state) {
    case 'OK':
      return <Chip tone="good" shape="check" word={c('checkup.OK')} />;
    case 'WRONG':
      return <Chip tone="bad" shape="cross" word={c('checkup.WRONG')} />;
    case 'DUE':
      return <Chip tone="waiting" shape="triangle" word={c('checkup.DUE')} />;
    case 'OPEN':
      return <Chip tone="waiting" shape="ring" word={c('checkup.OPEN')} />;
  }
}
