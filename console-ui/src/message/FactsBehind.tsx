import type { JSX } from 'preact';
import { v } from '../approval/words';
import { useLive, type Live } from '../live/useLive';
import { inMyLanguage } from '../shared/i18n';
import { ButtonLink, Row, Rows, Section } from '../shared/parts';
import { Chip, StateChip } from '../shared/StateChip';
import { Time } from '../shared/Time';
import type { Fact, Message, Page } from '../shared/types';
import { t } from '../shared/words';
import { m } from './words';

/** The facts of the incident, live, when the message rests on any. */
export function useFacts(message: Message): Live<Page<Fact>> {
  return useLive<Page<Fact>>(
    message.facts.length === 0 ? null : `/api/incidents/${message.incident}/facts?limit=200`,
    { touchedBy: (hint) => hint.incident === message.incident && hint.kind.startsWith('fact.') },
  );
}

/** What the text rests on, with who says so; a fact that changed since is seen here. */
export function FactsBehind({ message }: { message: Message }): JSX.Element {
  const facts = useFacts(message);
  const used = (facts.data?.items ?? []).filter((fact) => message.facts.includes(fact.id));
  return (
    <Section title={m('factsTitle')}>
      {message.facts.length === 0 ? (
        <p class="quiet">{m('factsNoneTicked')}</p>
      ) : (
        <Rows label={m('factsTitle')}>
          {used.map((fact) => {
            const rests = message.restsOn?.find((each) => each.fact === fact.id);
            return (
              <Row
                key={fact.id}
                title={inMyLanguage(fact.text)}
                state={<StateChip of="fact" state={fact.state} />}
              >
                {rests?.moved && <Chip tone="waiting" shape="triangle" word={v('factMoved')} />}
                {rests?.moved && rests.was && rests.was !== fact.state && (
                  <span>{v('factWas', { state: t(`fact.${rests.was}`) })}</span>
                )}
                {[fact.source, fact.service].filter(Boolean).join(' · ')}
                {rests?.moved && <Time at={fact.changedAt} />}
              </Row>
            );
          })}
        </Rows>
      )}
    </Section>
  );
}

/** Over a message whose ground moved: what was, what is now, and the way to put it right. */
export function MovedFacts(props: { message: Message; mayWrite: boolean }): JSX.Element | null {
  const { message } = props;
  const facts = useFacts(message);
  if (!message.factsMoved || message.state === 'SUPERSEDED' || message.state === 'WITHDRAWN') return null;
  const moved = (message.restsOn ?? []).filter((each) => each.moved);
  const out = message.state === 'PUBLISHED';
  return (
    <section class="moved-band" aria-label={v('movedTitle', { n: moved.length })}>
      <div>
        <p class="moved-title">
          <span aria-hidden="true">▲ </span>
          {v('movedTitle', { n: Math.max(1, moved.length) })}
        </p>
        <ul class="plain-list">
          {moved.map(({ fact: id, was }) => {
            const fact = facts.data?.items.find((each) => each.id === id);
            return (
              <li key={id}>
                {fact ? inMyLanguage(fact.text) : v('factGone')}{' '}
                {was && fact && was !== fact.state && (
                  <>
                    <span class="quiet">{v('movedWas')}</span> <StateChip of="fact" state={was} />
                  </>
                )}{' '}
                {fact && (
                  <>
                    <span class="quiet">{v('movedNow')}</span> <StateChip of="fact" state={fact.state} />{' '}
                    <Time at={fact.changedAt} />
                  </>
                )}
              </li>
            );
          })}
        </ul>
      </div>
      {props.mayWrite && (
        <ButtonLink
          to={
            out
              ? `/i/${message.incident}/messages/new?supersedes=${message.id}&purpose=CORRECTION`
              : `/messages/${message.id}?edit`
          }
        >
          {out ? v('correctError') : v('movedRewrite')}
        </ButtonLink>
      )}
    </section>
  );
}
