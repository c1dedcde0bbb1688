import type { JSX } from 'preact';
import { typeName } from '../incident/names';
import { useLive } from '../live/useLive';
import { useTitle } from '../shared/frame';
import { inMyLanguage, language } from '../shared/i18n';
import { Empty, Loading, News, Row, Rows, Section } from '../shared/parts';
import { Problem } from '../shared/Problem';
import { Time } from '../shared/Time';
import { type Playbook, type Playbooks, type Refused } from './library';
import './library.css';
import { p } from './libraryWords';
import { approvalText, PlaybookChips, reviewText } from './PlaybookMarks';
import { w } from './words';

const phases = ['FIRST_HOUR', 'ONGOING', 'AFTERCARE', 'PREPARATION'];

/** Every playbook of the house, and what is wrong with those that cannot be used (guidelines B13, B14, V16). */
export default function PlaybooksPage(): JSX.Element {
  useTitle(p('title'));
  const list = useLive<Playbooks>('/api/playbooks', {
    touchedBy: (hint) => hint.kind.startsWith('playbook.'),
  });
  const items = list.data?.items ?? [];
  const faults = list.data?.faults ?? [];
  return (
    <div class="stack settled-width">
      <div class="page-head">
        <h1>{p('title')}</h1>
      </div>
      <p class="readable">{p('intro')}</p>
      <News n={list.news} onShow={list.show} />
      <Problem of={list.problem} onRetry={list.refresh} nothingTyped />
      {!list.data && list.loading && <Loading />}
      {faults.length > 0 && <Faults faults={faults} />}
      {list.data && items.length === 0 && <Empty>{p('none')}</Empty>}
      {items.length > 0 && (
        <div class="playbook-print">
          <a class="button quiet-button" href={`/api/playbooks/pack.pdf?lang=${language.value}`}>
            {p('printUsual')}
          </a>
          <p class="help">{p('printHelp')}</p>
        </div>
      )}
      {phases.map((phase) => {
        const these = items.filter((one) => one.phase === phase);
        return (
          these.length > 0 && (
            <Section key={phase} title={`${w.find(`phase.${phase}`) ?? phase} (${these.length})`}>
              <Rows>
                {these.map((one) => (
                  <Line key={one.id} playbook={one} />
                ))}
              </Rows>
            </Section>
          )
        );
      })}
    </div>
  );
}

function Line({ playbook }: { playbook: Playbook }): JSX.Element {
  return (
    <Row
      to={`/playbooks/${playbook.id}`}
      title={inMyLanguage(playbook.title)}
      state={<PlaybookChips playbook={playbook} />}
    >
      <span>{p('count', { n: playbook.items })}</span>
      {playbook.always && <span>{p('always')}</span>}
      {playbook.types.length > 0 && (
        <span>{p('forTypes', { types: playbook.types.map(typeName).join(', ') })}</span>
      )}
      <span>{p(`source.${playbook.source}`)}</span>
      {playbook.approval && <span>{approvalText(playbook)}</span>}
      <span>{reviewText(playbook)}</span>
    </Row>
  );
}

/** Only those who lead or administer get any. What is wrong is told in English, as in the log and by the command. */
function Faults({ faults }: { faults: readonly Refused[] }): JSX.Element {
  return (
    <Section title={`${p('faultsTitle')} (${faults.length})`} class="playbook-faults">
      <p class="readable">{p('faultsIntro')}</p>
      <ul class="rows">
        {faults.map((refused) => (
          <li key={refused.file} class="row">
            <div class="row-head">
              <strong class="anywhere">{refused.file}</strong>
              <span class="quiet">
                {p('faultSince')} <Time at={refused.since} />
              </span>
            </div>
            <p>{inUse(refused)}</p>
            <ul class="playbook-fault-list">
              {refused.faults.map((fault, place) => (
                <li key={place}>
                  <strong>{p('faultAt', { line: fault.line })}</strong>
                  {': '}
                  <span lang="en" class="anywhere">
                    {fault.what}
                  </span>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function inUse({ inUse: source, file }: Refused): string {
  if (source) return p(`inUse.${source}`);
  return p(/\.ya?ml$/i.test(file) ? 'notInUse' : 'faultsFolder');
}
