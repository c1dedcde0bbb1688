import type { JSX } from 'preact';
import { Link } from 'wouter-preact';
import { dueOf } from '../rumour/clock';
import { byPriority } from '../rumour/nextStep';
import { r } from '../rumour/words';
import { inMyLanguage } from '../shared/i18n';
import { Row, Rows, Section } from '../shared/parts';
import { StateChip } from '../shared/StateChip';
import { Countdown, Time } from '../shared/Time';
import type { Fact, FactState, Rumour } from '../shared/types';
import { w } from './words';

const fewFacts = 8;
const fewRumours = 6;
const shown: readonly FactState[] = ['CONFIRMED', 'UNKNOWN', 'REPORTED'];

/** What we know and what we do not know yet. */
export function RoomFacts(props: { incident: string; facts: readonly Fact[] }): JSX.Element {
  const facts = props.facts
    .filter(({ state }) => shown.includes(state))
    .sort((one, other) => shown.indexOf(one.state) - shown.indexOf(other.state));
  return (
    <Section title={w('factsTitle')}>
      {facts.length === 0 && <p class="quiet">{w('factsNone')}</p>}
      <Rows label={w('factsTitle')}>
        {facts.slice(0, fewFacts).map((fact) => (
          <Row
            key={fact.id}
            title={inMyLanguage(fact.text)}
            state={<StateChip of="fact" state={fact.state} />}
          >
            {(fact.service ?? fact.source) && <span>{fact.service ?? fact.source}</span>}
            <Time at={fact.changedAt} />
          </Row>
        ))}
      </Rows>
      <p>
        <Link href={`/i/${props.incident}/facts`}>{w('factsAll')}</Link>
      </p>
    </Section>
  );
}

/** The rumours that are not closed, the most urgent first. */
export function RoomRumours(props: { incident: string; rumours: readonly Rumour[] }): JSX.Element {
  const rumours = props.rumours
    .filter(({ state, mergedInto }) => state !== 'CLOSED' && !mergedInto)
    .sort(byPriority);
  return (
    <Section title={w('rumoursTitle')}>
      {rumours.length === 0 && <p class="quiet">{w('rumoursNone')}</p>}
      <Rows label={w('rumoursTitle')}>
        {rumours.slice(0, fewRumours).map((rumour) => (
          <RumourRow key={rumour.id} rumour={rumour} />
        ))}
      </Rows>
      <p class="line">
        <Link href={`/i/${props.incident}/rumours`}>{w('rumoursAll')}</Link>
        <Link href={`/i/${props.incident}/rumours?new`}>{w('rumourReport')}</Link>
      </p>
    </Section>
  );
}

function RumourRow({ rumour }: { rumour: Rumour }): JSX.Element {
  const due = dueOf(rumour);
  return (
    <Row
      to={`/rumours/${rumour.id}`}
      title={`“${rumour.claim}”`}
      state={<StateChip of="rumour" state={rumour.state} />}
    >
      {due && (
        <strong>
          {r(due.what)} <Countdown to={due.at} />
        </strong>
      )}
      <Time at={rumour.changedAt ?? rumour.reportedAt} />
    </Row>
  );
}
