import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { useLive } from '../live/useLive';
import { useIncident, useTitle } from '../shared/frame';
import { Button, Empty, Loading, News, Rows, Section } from '../shared/parts';
import type { PageProps } from '../shared/page';
import { Problem } from '../shared/Problem';
import { iMay, me, session } from '../shared/session';
import type { ChecklistItem, Incident, Page } from '../shared/types';
import { t } from '../shared/words';
import './checklist.css';
import { Item } from './Item';
import { byPhase, tasksOf } from './order';
import { w } from './words';

const views = ['showOpen', 'showMine', 'showAll'] as const;
type View = (typeof views)[number];

/** What is to be done, when, why and by whom (guidelines B10, H31); it remembers what an upset mind forgets. */
export default function ChecklistPage({ params }: PageProps): JSX.Element {
  const id = params.id ?? '';
  const incident = useIncident(id);
  useTitle(t('navChecklist'));
  const [view, setView] = useState<View>('showOpen');
  const [skipping, setSkipping] = useState<string>();
  // What I just settled stays where it was, so that a slip can be put right and the keyboard stays in place.
  const [settled, setSettled] = useState<readonly string[]>([]);
  const list = useLive<Page<ChecklistItem>>(`/api/incidents/${id}/checklist`, {
    touchedBy: (hint) =>
      hint.incident === id && (hint.kind.startsWith('checklist.') || hint.kind === 'incident.state'),
    keep: skipping !== undefined,
  });
  const items = list.data?.items ?? [];
  const tasks = tasksOf(incident, me(), session.value?.roles ?? []);
  const isShown = (item: ChecklistItem): boolean => {
    if (view === 'showAll' || settled.includes(item.id)) return true;
    return item.state === 'OPEN' && (view === 'showOpen' || (!!item.role && tasks.includes(item.role)));
  };
  const shown = items.filter(isShown);
  const done = items.filter((item) => item.state !== 'OPEN').length;
  return (
    <>
      <div class="page-head">
        <h1>{t('navChecklist')}</h1>
        {items.length > 0 && (
          <p role="status">
            <strong>{w('progress', { done, total: items.length })}</strong>
          </p>
        )}
      </div>
      <div class="stack">
        {items.length > 0 && (
          <div class="line checklist-views" role="group" aria-label={w('show')}>
            {views.map((each) => (
              <Button
                key={each}
                small
                pressed={view === each}
                onClick={() => {
                  setView(each);
                  setSettled([]);
                }}
              >
                {w(each)}
              </Button>
            ))}
          </div>
        )}
        <News n={list.news} onShow={list.show} />
        <Problem of={list.problem} onRetry={list.refresh} nothingTyped />
        {!list.data && list.loading && <Loading />}
        {list.data && items.length === 0 && <Empty>{w('none')}</Empty>}
        {items.length > 0 && shown.length === 0 && (
          <Empty>{done === items.length ? w('nothingLeft') : w('hidden')}</Empty>
        )}
        {byPhase(shown).map(([phase, group]) => (
          <Section key={phase} title={`${w.find(`phase.${phase}`) ?? phase} (${group.length})`}>
            <Rows>
              {group.map((item) => (
                <Item
                  key={item.id}
                  item={item}
                  whyNot={whyNot(incident)}
                  skipping={skipping === item.id}
                  onSkip={(asking) => setSkipping(asking ? item.id : undefined)}
                  onRefresh={list.refresh}
                  onSettled={(changed) => {
                    setSettled((before) => [...before, changed.id]);
                    list.set({
                      ...list.data,
                      items: items.map((each) => (each.id === changed.id ? changed : each)),
                    });
                  }}
                />
              ))}
            </Rows>
          </Section>
        ))}
      </div>
    </>
  );
}

function whyNot(incident: Incident | undefined): string | undefined {
  if (incident?.state === 'CLOSED') return w('closedIncident');
  const team = iMay(['LEAD', 'AUTHOR', 'APPROVER', 'SPOKESPERSON', 'MONITOR', 'OFFICIAL'], incident);
  return incident && !team ? w('onlyTeam') : undefined;
}
