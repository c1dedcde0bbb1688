import { withColon } from '../shared/i18n';
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { useLive } from '../live/useLive';
import { useAction } from '../shared/action';
import { api } from '../shared/api';
import { useDraft } from '../shared/drafts';
import { Field, Form } from '../shared/Form';
import { useTitle } from '../shared/frame';
import { Button, Dialog, Empty, Loading, News, Restored, Row, Rows } from '../shared/parts';
import { Problem } from '../shared/Problem';
import { iMay, session } from '../shared/session';
import { Chip } from '../shared/StateChip';
import { Time } from '../shared/Time';
import type { Page } from '../shared/types';
import { t } from '../shared/words';
import type { Findable, FindableState } from './types';
import './watch.css';
import { WatchNav } from './WatchNav';
import { Outside, team } from './WatchPage';
import { l } from './words';

const worstFirst: readonly FindableState[] = [
  'MISSING',
  'BROKEN',
  'REFUSED',
  'UNREACHABLE',
  'UNCHECKED',
  'LINKED',
];

/** The pages that people consult most, and whether each leads to us (guideline V18). */
export default function FindabilityPage(): JSX.Element {
  useTitle(l('findability'));
  const why = iMay(team) ? undefined : l('teamOnly');
  const [editing, setEditing] = useState<string>();
  const list = useLive<Page<Findable>>('/api/findability', {
    touchedBy: (hint) => hint.kind.startsWith('findable.'),
    keep: editing !== undefined,
  });
  const close = (): void => {
    setEditing(undefined);
    void list.refresh();
  };
  const items = [...(list.data?.items ?? [])].sort(
    (one, other) =>
      worstFirst.indexOf(one.state) - worstFirst.indexOf(other.state) || one.name.localeCompare(other.name),
  );
  return (
    <div class="watch-width">
      <WatchNav />
      <div class="page-head">
        <h1>{l('findability')}</h1>
        {editing !== 'new' && (
          <Button kind="primary" whyNot={why} onClick={() => setEditing('new')}>
            {l('addPage')}
          </Button>
        )}
      </div>
      <div class="stack">
        <p class="quiet readable">{l('findabilityNote')}</p>
        {editing === 'new' && <FindableForm onDone={close} onRefresh={list.refresh} />}
        <News n={list.news} onShow={list.show} />
        <Problem of={list.problem} onRetry={list.refresh} nothingTyped />
        {!list.data && list.loading && <Loading />}
        {list.data && items.length === 0 && editing !== 'new' && <Empty>{l('findabilityNone')}</Empty>}
        <Rows label={l('findability')}>
          {items.map((findable) =>
            editing === findable.id ? (
              <li class="row" key={findable.id}>
                <FindableForm findable={findable} onDone={close} onRefresh={list.refresh} />
              </li>
            ) : (
              <FindableRow
                key={findable.id}
                findable={findable}
                whyNot={why}
                onEdit={() => setEditing(findable.id)}
                onDone={list.refresh}
              />
            ),
          )}
        </Rows>
      </div>
    </div>
  );
}

function StateOf({ state }: { state: FindableState }): JSX.Element {
  const word = l(`found.${state}`);
  if (state === 'LINKED') return <Chip tone="good" shape="check" word={word} />;
  if (state === 'UNCHECKED') return <Chip tone="neutral" shape="ring" word={word} />;
  if (state === 'UNREACHABLE') return <Chip tone="waiting" shape="question" word={word} />;
  return <Chip tone="bad" shape="cross" word={word} />;
}

function FindableRow(props: {
  findable: Findable;
  whyNot: string | undefined;
  onEdit: () => void;
  onDone: () => Promise<void>;
}): JSX.Element {
  const { findable } = props;
  const [removing, setRemoving] = useState(false);
  const check = useAction(async () => {
    await api.post(`/api/findability/${findable.id}/check`, {});
    await props.onDone();
  });
  const remove = useAction(async () => {
    await api.delete(`/api/findability/${findable.id}`);
    setRemoving(false);
    await props.onDone();
  });
  return (
    <Row
      title={findable.name}
      state={<StateOf state={findable.state} />}
      actions={
        props.whyNot === undefined && (
          <>
            <Button
              small
              busy={check.busy}
              onClick={check.run}
              label={`${withColon(l('check'))} ${findable.name}`}
            >
              {l('check')}
            </Button>
            <Button small onClick={props.onEdit} label={`${withColon(t('edit'))} ${findable.name}`}>
              {t('edit')}
            </Button>
            <Button
              small
              onClick={() => setRemoving(true)}
              label={`${withColon(l('remove'))} ${findable.name}`}
            >
              {l('remove')}
            </Button>
          </>
        )
      }
    >
      <Outside url={findable.url} />
      <span>
        {l('leadsTo')} <span class="anywhere">{findable.wanted}</span>
      </span>
      {findable.checkedAt && (
        <span>
          {l('checked')} <Time at={findable.checkedAt} />
        </span>
      )}
      {findable.problem && <span>{findable.problem}</span>}
      {findable.note && <span class="pre">{findable.note}</span>}
      <Problem of={check.problem} onRetry={check.run} nothingTyped />
      {removing && (
        <Dialog title={l('removeTitle', { name: findable.name })} onClose={() => setRemoving(false)}>
          <div class="stack">
            <Problem of={remove.problem} onRetry={remove.run} nothingTyped />
            <div class="line">
              <Button kind="danger" busy={remove.busy} onClick={remove.run}>
                {l('remove')}
              </Button>
              <Button onClick={() => setRemoving(false)}>{t('cancel')}</Button>
            </div>
          </div>
        </Dialog>
      )}
    </Row>
  );
}

function FindableForm(props: {
  findable?: Findable;
  onDone: () => void;
  onRefresh: () => unknown;
}): JSX.Element {
  const { findable } = props;
  const initial = {
    name: findable?.name ?? '',
    url: findable?.url ?? '',
    wanted: findable?.wanted ?? session.value?.house.publicUrl ?? '',
    note: findable?.note ?? '',
  };
  const [form, change, draft] = useDraft(`findable.${findable?.id ?? 'new'}`, initial);
  const save = useAction(async () => {
    const body = { ...form, note: form.note.trim() === '' ? undefined : form.note };
    if (findable) await api.put(`/api/findability/${findable.id}`, body, findable.version);
    else await api.post('/api/findability', body);
    draft.drop();
    props.onDone();
  });
  return (
    <Form
      class="form card"
      label={l(findable ? 'editPage' : 'addPage')}
      onSubmit={save.run}
      problem={save.problem}
      onRefresh={props.onRefresh}
    >
      <h2>{l(findable ? 'editPage' : 'addPage')}</h2>
      <Restored show={draft.restored} onDrop={() => draft.drop(initial)} />
      <Field
        name="name"
        label={l('pageName')}
        help={l('pageNameHelp')}
        value={form.name}
        onInput={(name) => change({ name })}
        limit={200}
      />
      <Field
        name="url"
        type="url"
        label={l('pageAddress')}
        value={form.url}
        onInput={(url) => change({ url })}
      />
      <Field
        name="wanted"
        type="url"
        label={l('wanted')}
        help={l('wantedHelp')}
        value={form.wanted}
        onInput={(wanted) => change({ wanted })}
      />
      <Field
        name="note"
        label={l('note')}
        help={l('pageNoteHelp')}
        value={form.note}
        onInput={(note) => change({ note })}
        limit={2000}
        optional
      />
      <div class="line">
        <Button type="submit" kind="primary" busy={save.busy}>
          {l('save')}
        </Button>
        <Button
          onClick={() => {
            draft.drop();
            props.onDone();
          }}
        >
          {t('cancel')}
        </Button>
      </div>
    </Form>
  );
}
