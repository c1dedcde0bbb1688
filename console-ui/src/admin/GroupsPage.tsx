import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { useLive } from '../live/useLive';
import { useTitle } from '../shared/frame';
import { Button, Empty, Loading, News, Row, Rows } from '../shared/parts';
import { Problem } from '../shared/Problem';
import { iMay } from '../shared/session';
import type { Group, Page } from '../shared/types';
import { t } from '../shared/words';
import './admin.css';
import { GroupForm } from './GroupForm';
import { a } from './words';

/** People without an account who are asked to pass official messages on (guidelines V17, H29, H30). */
export default function GroupsPage(): JSX.Element {
  useTitle(t('navGroups'));
  const may = iMay(['ADMIN', 'LEAD', 'OFFICIAL', 'SPOKESPERSON']);
  /** The id of the group that is open, or that of none yet. */
  const [open, setOpen] = useState<string>();
  const [done, setDone] = useState<Group>();
  const groups = useLive<Page<Group>>(may ? '/api/groups' : null, {
    touchedBy: (hint) => hint.kind.startsWith('group.'),
    keep: open !== undefined,
  });
  const finish = (group?: Group): void => {
    setOpen(undefined);
    if (!group) return;
    setDone(group);
    void groups.refresh();
  };
  return (
    <>
      <div class="page-head admin-width">
        <h1>{t('navGroups')}</h1>
        {open !== 'new' && (
          <Button kind="primary" whyNot={may ? undefined : a('groupsOnly')} onClick={() => setOpen('new')}>
            {a('addGroup')}
          </Button>
        )}
      </div>
      <div class="stack admin-width">
        <p class="quiet">{a('groupsNote')}</p>
        {done && (
          <p class="note" role="status">
            {a('saved', { name: done.name })}
          </p>
        )}
        {open === 'new' && <GroupForm onDone={finish} />}
        <News n={groups.news} onShow={groups.show} />
        <Problem of={groups.problem} onRetry={groups.refresh} nothingTyped />
        {may && !groups.data && groups.loading && <Loading />}
        {groups.data?.items.length === 0 && open !== 'new' && (
          <Empty>
            {a('noGroups')} {a('noGroupsDo')}
          </Empty>
        )}
        <Rows label={t('navGroups')}>
          {groups.data?.items.map((group) =>
            open === group.id ? (
              <li class="row" key={group.id}>
                <GroupForm group={group} onDone={finish} onRefresh={groups.refresh} />
              </li>
            ) : (
              <Row
                key={group.id}
                title={group.name}
                actions={
                  <Button
                    small
                    label={a('editGroup', { name: group.name })}
                    onClick={() => setOpen(group.id)}
                  >
                    {t('edit')}
                  </Button>
                }
              >
                <span>{a(`kind.${group.kind}`)}</span>
                <span>{a('members', { n: group.members.length })}</span>
                <span>{preview(group)}</span>
              </Row>
            ),
          )}
        </Rows>
      </div>
    </>
  );
}

function preview(group: Group): string {
  const names = group.members.slice(0, 3).map((member) => member.name);
  return names.join(', ') + (group.members.length > 3 ? ' …' : '');
}
