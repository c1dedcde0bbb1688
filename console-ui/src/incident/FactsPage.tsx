import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { useLive } from '../live/useLive';
import { useIncident, useTitle } from '../shared/frame';
import { Button, Empty, Loading, News, Rows, Section } from '../shared/parts';
import type { PageProps } from '../shared/page';
import { Problem } from '../shared/Problem';
import { iMay } from '../shared/session';
import type { Fact, Incident, Page } from '../shared/types';
import { t } from '../shared/words';
import { factGroups, groupOf, type FactGroup } from './factBoard';
import { FactForm } from './FactForm';
import { FactItem } from './FactItem';
import './facts.css';
import { w } from './words';

/** What is known, what is not and who says so: every message is built from this (guidelines A09, B05). */
export default function FactsPage({ params }: PageProps): JSX.Element {
  const id = params.id ?? '';
  const incident = useIncident(id);
  useTitle(t('navFacts'));
  /** The fact in the form; an empty word is a new one. */
  const [editing, setEditing] = useState<string>();
  const list = useLive<Page<Fact>>(`/api/incidents/${id}/facts`, {
    touchedBy: (hint) => hint.incident === id && hint.kind.startsWith('fact.'),
    keep: editing !== undefined,
  });
  const facts = list.data?.items ?? [];
  const reason = whyNot(incident);
  const mayWrite = incident !== undefined && reason === undefined;
  const close = (): void => {
    setEditing(undefined);
    void list.refresh();
  };
  return (
    <>
      <div class="page-head">
        <h1>{t('navFacts')}</h1>
        {editing !== '' && (
          <Button kind="primary" whyNot={reason} onClick={() => setEditing('')}>
            {w('factAdd')}
          </Button>
        )}
      </div>
      <div class="stack">
        <p class="quiet readable">{w('factPublic')}</p>
        {editing === '' && incident && (
          <FactForm incident={id} languages={incident.languages} onDone={close} onRefresh={list.refresh} />
        )}
        <News n={list.news} onShow={list.show} />
        <Problem of={list.problem} onRetry={list.refresh} nothingTyped />
        {!list.data && list.loading && <Loading />}
        {list.data && facts.length === 0 && <Empty>{w('factsNone')}</Empty>}
        {facts.length > 0 && (
          <div class="facts-board">
            {factGroups.map((group) => {
              const own = facts.filter((fact) => groupOf(fact) === group);
              if (own.length === 0 && group !== 'KNOWN' && group !== 'UNKNOWN') return null;
              return (
                <Section key={group} title={`${titleOf(group)} (${own.length})`}>
                  {own.length === 0 && <p class="quiet">{w('factGroupEmpty')}</p>}
                  <Rows label={titleOf(group)}>
                    {own.map((fact) =>
                      editing === fact.id ? (
                        <li class="row" key={fact.id}>
                          <FactForm
                            incident={id}
                            languages={incident?.languages ?? []}
                            fact={fact}
                            onDone={close}
                            onRefresh={list.refresh}
                          />
                        </li>
                      ) : (
                        <FactItem
                          key={fact.id}
                          fact={fact}
                          mayWrite={mayWrite}
                          onEdit={() => setEditing(fact.id)}
                          onRefresh={list.refresh}
                          onChanged={(changed) =>
                            list.set({
                              ...list.data,
                              items: facts.map((each) => (each.id === changed.id ? changed : each)),
                            })
                          }
                        />
                      ),
                    )}
                  </Rows>
                </Section>
              );
            })}
          </div>
        )}
      </div>
    </>
  );
}

function titleOf(group: FactGroup): string {
  switch (group) {
    case 'UNKNOWN':
      return w('factGroupUnknown');
    case 'REPORTED':
      return w('factGroupReported');
    case 'OLD':
      return w('factGroupOld');
    default:
      return t(`factKind.${group}`);
  }
}

function whyNot(incident: Incident | undefined): string | undefined {
  if (incident?.state === 'CLOSED') return w('factClosed');
  return incident && !iMay(['AUTHOR', 'EXPERT', 'LEAD'], incident) ? w('onlyAuthor') : undefined;
}
