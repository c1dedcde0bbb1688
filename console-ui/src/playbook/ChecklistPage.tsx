import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { useLive } from '../live/useLive';
import { Select } from '../shared/Form';
import { useIncident, useTitle } from '../shared/frame';
import { inMyLanguage, language } from '../shared/i18n';
import { Button, Empty, Loading, News, Section } from '../shared/parts';
import type { PageProps } from '../shared/page';
import { Problem } from '../shared/Problem';
import { iMay, me, session } from '../shared/session';
import type { ChecklistItem, Incident, Page } from '../shared/types';
import { t } from '../shared/words';
import './checklist.css';
import { ItemList } from './ItemList';
import { p } from './libraryWords';
import { asILeftIt, byPhase, isMine, keyOf, tasksOf, wasSettled } from './order';
import { usePlaybookNames } from './usePlaybookNames';
import { w } from './words';

const views = ['showOpen', 'showMine', 'showAll'] as const;
type View = (typeof views)[number];

/** What is to be done, when, why and by whom (guidelines B10, H31); it remembers what an upset mind forgets. */
export default function ChecklistPage({ params }: PageProps): JSX.Element {
  const id = params.id ?? '';
  const incident = useIncident(id);
  useTitle(t('navChecklist'));
  const [view, setView] = useState<View>('showOpen');
  const [playbook, setPlaybook] = useState('');
  const names = usePlaybookNames();
  const [skipping, setSkipping] = useState<string>();
  // What I just settled stays where it was, so that a slip can be put right and the keyboard stays in place.
  const [settled, setSettled] = useState<readonly ChecklistItem[]>([]);
  const list = useLive<Page<ChecklistItem>>(`/api/incidents/${id}/checklist`, {
    touchedBy: (hint) =>
      hint.incident === id &&
      (hint.kind.startsWith('checklist.') || ['incident.state', 'incident.roster'].includes(hint.kind)),
    keep: skipping !== undefined,
  });
  const items = list.data?.items ?? [];
  const books = [...new Set(items.map((item) => item.playbook))];
  const tasks = tasksOf(incident, me(), session.value?.roles ?? []);
  const isShown = (item: ChecklistItem): boolean => {
    if (playbook !== '' && item.playbook !== playbook) return false;
    if (view === 'showAll' || settled.some((each) => keyOf(each) === keyOf(item))) return true;
    return item.state === 'OPEN' && (view === 'showOpen' || isMine(item, me(), tasks));
  };
  const shown = items.filter(isShown).map((item) => asILeftIt(item, settled));
  const done = items.filter(wasSettled).length;
  const left = items.some((item) => item.state === 'OPEN');
  return (
    <>
      <div class="page-head">
        <h1>{t('navChecklist')}</h1>
        {items.length > 0 && (
          <p role="status">
            <strong>{w('progress', { done, total: items.length })}</strong>
          </p>
        )}
        {items.length > 0 && (
          <a class="button quiet-button" href={`/api/incidents/${id}/checklist.pdf?lang=${language.value}`}>
            {p('print')}
          </a>
        )}
      </div>
      <div class="stack">
        {items.length > 0 && (
          <div class="line checklist-tools">
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
            {books.length > 1 && (
              <Select
                name="playbook"
                label={w('ofPlaybook')}
                value={playbook}
                onChange={setPlaybook}
                choices={[
                  { value: '', label: w('allPlaybooks') },
                  ...books.map((each) => ({ value: each, label: inMyLanguage(names[each]) || each })),
                ]}
              />
            )}
          </div>
        )}
        <News n={list.news} onShow={list.show} />
        <Problem of={list.problem} onRetry={list.refresh} nothingTyped />
        {!list.data && list.loading && <Loading />}
        {list.data && items.length === 0 && <Empty>{w('none')}</Empty>}
        {items.length > 0 && shown.length === 0 && <Empty>{w(left ? 'hidden' : 'nothingLeft')}</Empty>}
        {byPhase(shown).map(([phase, group]) => (
          <Section key={phase} title={`${w.find(`phase.${phase}`) ?? phase} (${group.length})`}>
            <ItemList
              items={group}
              incident={id}
              playbooks={names}
              whyNot={() => whyNot(incident)}
              skipping={skipping}
              onSkipping={setSkipping}
              onRefresh={list.refresh}
              onSettled={(changed) => {
                setSettled((before) => [...before, changed]);
                list.set({
                  ...list.data,
                  items: items.map((each) => (each.id === changed.id ? changed : each)),
                });
              }}
            />
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
