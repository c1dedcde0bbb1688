import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Link } from 'wouter-preact';
import { scaleName, typeName } from '../incident/names';
import { useLive } from '../live/useLive';
import { useTitle } from '../shared/frame';
import { inMyLanguage, language } from '../shared/i18n';
import { Loading, News, Rows, Section } from '../shared/parts';
import type { PageProps } from '../shared/page';
import { Problem } from '../shared/Problem';
import { iMay } from '../shared/session';
import { t } from '../shared/words';
import { partsOf, type PlaybookItem, type WholePlaybook } from './library';
import './library.css';
import { p } from './libraryWords';
import { approvalText, PlaybookChips, reviewText } from './PlaybookMarks';
import { PlaybookStamp } from './PlaybookStamp';
import { w } from './words';

/** All of one playbook to read: who does what, when and why; with its stamp, its file and paper. */
export default function PlaybookPage({ params }: PageProps): JSX.Element {
  const id = params.id ?? '';
  const [typing, setTyping] = useState(false);
  const whole = useLive<WholePlaybook>(`/api/playbooks/${id}`, {
    touchedBy: (hint) => hint.kind.startsWith('playbook.'),
    keep: typing,
  });
  const playbook = whole.data?.playbook;
  const title = playbook ? inMyLanguage(playbook.title) : p('title');
  useTitle(title);
  return (
    <div class="stack settled-width">
      <p>
        <Link href="/playbooks">← {p('back')}</Link>
      </p>
      <div class="page-head">
        <h1>{title}</h1>
        {playbook && <PlaybookChips playbook={playbook} />}
      </div>
      <News n={whole.news} onShow={whole.show} />
      <Problem of={whole.problem} onRetry={whole.refresh} nothingTyped />
      {!whole.data && whole.loading && <Loading />}
      {whole.data && playbook && (
        <>
          <Head whole={whole.data} />
          <Items items={whole.data.items} />
          {iMay(['ADMIN']) ? (
            <PlaybookStamp
              key={whole.data.version}
              whole={whole.data}
              onTyping={() => setTyping(true)}
              onDone={async () => {
                setTyping(false);
                await whole.refresh();
              }}
              onRefresh={whole.refresh}
            />
          ) : (
            <Section title={p('stamp')}>
              <p>{approvalText(playbook)}.</p>
              <p class="quiet">{p('stampAdmin')}</p>
            </Section>
          )}
        </>
      )}
    </div>
  );
}

function Head({ whole: { playbook } }: { whole: WholePlaybook }): JSX.Element {
  const about = inMyLanguage(playbook.about);
  return (
    <>
      {about && <p class="readable">{about}</p>}
      <ul class="playbook-facts">
        {playbook.always && <li>{p('always')}</li>}
        {playbook.types.length > 0 && (
          <li>{p('forTypes', { types: playbook.types.map(typeName).join(', ') })}</li>
        )}
        <li>{p(`source.${playbook.source}`)}</li>
        <li>{approvalText(playbook)}</li>
        <li>{reviewText(playbook)}</li>
        <li class="quiet">{p('hash', { hash: playbook.hash.slice(0, 8) })}</li>
      </ul>
      <div class="line">
        <a
          class="button quiet-button"
          href={`/api/playbooks/pack.pdf?ids=${playbook.id}&lang=${language.value}`}
        >
          {p('print')}
        </a>
        <a class="button quiet-button" href={`/api/playbooks/${playbook.id}/file`} download>
          {p('download')}
        </a>
      </div>
      <p class="help">{p('printHelp')}</p>
    </>
  );
}

function Items({ items }: { items: readonly PlaybookItem[] }): JSX.Element {
  const phases = [...new Set(items.map(({ phase }) => phase))];
  const titles = new Map(items.map((item) => [item.id, inMyLanguage(item.title)]));
  return (
    <>
      {phases.map((phase) => {
        const these = items.filter((item) => item.phase === phase);
        return (
          <Section key={phase} title={`${w.find(`phase.${phase}`) ?? phase} (${these.length})`}>
            <Rows>
              {these.map((item) => (
                <Item key={item.id} item={item} titles={titles} />
              ))}
            </Rows>
          </Section>
        );
      })}
    </>
  );
}

function Item({ item, titles }: { item: PlaybookItem; titles: ReadonlyMap<string, string> }): JSX.Element {
  return (
    <li class="row">
      <div class="row-head">
        <span class="row-title">{titles.get(item.id)}</span>
        <strong>{due(item, titles)}</strong>
      </div>
      <div class="row-more">
        <span>{t(`role.${item.role}`)}</span>
        {item.mandatory && <span>{p('mandatory')}</span>}
        {item.everySeconds !== undefined && <span>{p('every', { time: lasting(item.everySeconds) })}</span>}
        {item.scale.length > 0 && <span>{p('scale', { scale: item.scale.map(scaleName).join(', ') })}</span>}
        {item.ticksItself && <span>{p('ticksItself')}</span>}
        {item.escalateSeconds !== undefined && (
          <span>{p('escalate', { time: lasting(item.escalateSeconds) })}</span>
        )}
      </div>
      {item.after.length > 0 && (
        <p class="readable">
          {p('first', { items: item.after.map((id) => titles.get(id) ?? id).join('; ') })}
        </p>
      )}
      <p class="readable">{inMyLanguage(item.why)}</p>
      <p class="quiet">{p('rules', { rules: item.guidelines.join(', ') })}</p>
    </li>
  );
}

function due(item: PlaybookItem, titles: ReadonlyMap<string, string>): string {
  const time = lasting(item.dueSeconds);
  const other = titles.get(item.from);
  if (other !== undefined) {
    return time ? p('afterItem', { time, item: other }) : p('atItem', { item: other });
  }
  if (!time) return p('atOnce');
  const aftercare = item.phase === 'AFTERCARE' && item.from === 'phase';
  return p(aftercare ? 'afterAftercare' : 'afterStart', { time });
}

function lasting(seconds: number): string {
  const { days, hours, minutes } = partsOf(seconds);
  return [
    days > 0 && p('days', { n: days }),
    hours > 0 && p('hours', { n: hours }),
    minutes > 0 && p('minutes', { n: minutes }),
  ]
    .filter(Boolean)
    .join(' ');
}
