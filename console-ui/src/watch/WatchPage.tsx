import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { useLive } from '../live/useLive';
import { useAction } from '../shared/action';
import { api } from '../shared/api';
import { useTitle } from '../shared/frame';
import { withColon } from '../shared/i18n';
import { Button, Dialog, Empty, Loading, News, Row, Rows } from '../shared/parts';
import { platformName } from '../shared/platforms';
import { Problem } from '../shared/Problem';
import { iMay } from '../shared/session';
import { Chip } from '../shared/StateChip';
import { Time } from '../shared/Time';
import type { Page } from '../shared/types';
import { t } from '../shared/words';
import type { Watched } from './types';
import './watch.css';
import { WatchedForm } from './WatchedForm';
import { WatchNav } from './WatchNav';
import { l } from './words';

/** Who works with what others say about the town. */
export const team = ['MONITOR', 'SPOKESPERSON', 'LEAD', 'ADMIN'] as const;

/** Where others talk about the town, who runs it, and when somebody last looked (guidelines A31, H29). */
export default function WatchPage(): JSX.Element {
  useTitle(l('places'));
  const may = iMay(team);
  /** The id of the place in the form; `new` for one that is not there yet. */
  const [editing, setEditing] = useState<string>();
  const list = useLive<Page<Watched>>(may ? '/api/watch' : null, {
    touchedBy: (hint) => hint.kind.startsWith('watch.'),
    keep: editing !== undefined,
  });
  const close = (): void => {
    setEditing(undefined);
    void list.refresh();
  };
  const items = [...(list.data?.items ?? [])].sort(
    (one, other) => Number(other.due) - Number(one.due) || one.name.localeCompare(other.name),
  );
  return (
    <div class="watch-width">
      <WatchNav />
      <div class="page-head">
        <h1>{l('places')}</h1>
        {editing !== 'new' && (
          <Button kind="primary" whyNot={may ? undefined : l('teamOnly')} onClick={() => setEditing('new')}>
            {l('addPlace')}
          </Button>
        )}
      </div>
      <div class="stack">
        <p class="quiet readable">{l('placesNote')}</p>
        {editing === 'new' && <WatchedForm onDone={close} onRefresh={list.refresh} />}
        <News n={list.news} onShow={list.show} />
        <Problem of={list.problem} onRetry={list.refresh} nothingTyped />
        {may && !list.data && list.loading && <Loading />}
        {list.data && items.length === 0 && editing !== 'new' && <Empty>{l('placesNone')}</Empty>}
        <Rows label={l('places')}>
          {items.map((watched) =>
            editing === watched.id ? (
              <li class="row" key={watched.id}>
                <WatchedForm watched={watched} onDone={close} onRefresh={list.refresh} />
              </li>
            ) : (
              <Place
                key={watched.id}
                watched={watched}
                onEdit={() => setEditing(watched.id)}
                onDone={list.refresh}
              />
            ),
          )}
        </Rows>
      </div>
    </div>
  );
}

function Place(props: { watched: Watched; onEdit: () => void; onDone: () => Promise<void> }): JSX.Element {
  const { watched } = props;
  const [removing, setRemoving] = useState(false);
  const look = useAction(async () => {
    await api.post(`/api/watch/${watched.id}/looks`, {});
    await props.onDone();
  });
  const remove = useAction(async () => {
    await api.delete(`/api/watch/${watched.id}`);
    setRemoving(false);
    await props.onDone();
  });
  return (
    <Row
      title={watched.name}
      state={
        watched.due ? (
          <Chip tone="waiting" shape="diamond" word={l('due')} />
        ) : (
          <Chip tone="good" shape="check" word={l('looked')} />
        )
      }
      actions={
        <>
          <Button small busy={look.busy} onClick={look.run} label={`${withColon(l('look'))} ${watched.name}`}>
            {l('look')}
          </Button>
          <Button small onClick={props.onEdit} label={`${withColon(t('edit'))} ${watched.name}`}>
            {t('edit')}
          </Button>
          <Button small onClick={() => setRemoving(true)} label={`${withColon(l('remove'))} ${watched.name}`}>
            {l('remove')}
          </Button>
        </>
      }
    >
      <span>
        {l(`kind.${watched.kind}`)} · {platformName(watched.platform)}
      </span>
      {watched.members !== undefined && <span>{l('members', { n: watched.members })}</span>}
      {watched.url && <Outside url={watched.url} />}
      <span>
        {watched.lookedAt ? (
          <>
            {l('lookedBy', { name: watched.lookedBy ?? '' })} <Time at={watched.lookedAt} />
          </>
        ) : (
          l('neverLooked')
        )}
      </span>
      {watched.administrators.length > 0 && (
        <span>
          {withColon(l('administrators'))}{' '}
          {watched.administrators
            .map(({ name, contact }) => (contact ? `${name} (${contact})` : name))
            .join(', ')}
        </span>
      )}
      {watched.note && <span class="pre">{watched.note}</span>}
      <Problem of={look.problem} onRetry={look.run} nothingTyped />
      {removing && (
        <Dialog title={l('removeTitle', { name: watched.name })} onClose={() => setRemoving(false)}>
          <div class="stack">
            <p>{l('removeNote')}</p>
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

/** A page of others, opened beside the console and told nothing of it. */
export function Outside({ url }: { url: string }): JSX.Element {
  if (!/^https?:\/\//i.test(url)) return <span class="anywhere">{url}</span>;
  return (
    <a class="anywhere" href={url} target="_blank" rel="noopener noreferrer nofollow">
      {url}
    </a>
  );
}
