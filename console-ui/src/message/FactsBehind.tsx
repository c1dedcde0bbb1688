import type { JSX } from 'preact';
import { useLive } from '../live/useLive';
import { inMyLanguage } from '../shared/i18n';
import { Row, Rows, Section } from '../shared/parts';
import { StateChip } from '../shared/StateChip';
import type { Fact, Message, Page } from '../shared/types';
import { m } from './words';

/** What the text rests on, with who says so; a fact that changed since is seen here. */
export function FactsBehind({ message }: { message: Message }): JSX.Element {
  const facts = useLive<Page<Fact>>(
    message.facts.length === 0 ? null : `/api/incidents/${message.incident}/facts?limit=200`,
    { touchedBy: (hint) => hint.incident === message.incident && hint.kind.startsWith('fact.') },
  );
  const used = (facts.data?.items ?? []).filter((fact) => message.facts.includes(fact.id));
  return (
    <Section title={m('factsTitle')}>
      {message.facts.length === 0 ? (
        <p class="quiet">{m('factsNoneTicked')}</p>
      ) : (
        <Rows label={m('factsTitle')}>
          {used.map((fact) => (
            <Row
              key={fact.id}
              title={inMyLanguage(fact.text)}
              state={<StateChip of="fact" state={fact.state} />}
            >
              {[fact.source, fact.service].filter(Boolean).join(' · ')}
            </Row>
          ))}
        </Rows>
      )}
    </Section>
  );
}
