import type { JSX } from 'preact';
import { absolute, currentTime } from '../../shared/clock';
import { language } from '../../shared/i18n';
import { Section } from '../../shared/parts';
import { session } from '../../shared/session';
import { Chip } from '../../shared/StateChip';
import type { Cap, Incident } from '../../shared/types';
import { t } from '../../shared/words';
import { languageName } from '../platforms';
import { capWord } from './told';
import { c } from './words';
import './cap.css';

/** What the alert says beside the text, in plain words, for who reads or signs it off; nothing when nobody said anything. */
export function CapSection(props: {
  cap: Cap | undefined;
  incident: Incident | undefined;
}): JSX.Element | null {
  if (!props.cap) return null;
  return (
    <Section title={c('title')}>
      <CapSummary cap={props.cap} incident={props.incident} />
    </Section>
  );
}

/** The alert as everybody will read it: what happens, how soon, how serious, how certain, where and until when. */
export function CapSummary(props: { cap: Cap; incident: Incident | undefined; lang?: string }): JSX.Element {
  const { cap, incident, lang } = props;
  const areas = Object.entries(cap.area ?? {}).filter(
    ([each, words]) => words?.trim() && (lang === undefined || each === lang),
  );
  return (
    <>
      {incident?.kind === 'EXERCISE' && <Chip tone="waiting" shape="triangle" word={t('exercise')} />}
      <dl class="cap-summary">
        {incident && <Line term={c('event')} told={incident.title} />}
        <Line
          term={c('categories')}
          told={cap.categories.map((each) => capWord('categories', each)).join(', ')}
        />
        <Line
          term={c('responses')}
          told={cap.responses.map((each) => capWord('responses', each)).join(', ')}
        />
        <Line term={c('urgency')} told={capWord('urgency', cap.urgency)} />
        <Line term={c('severity')} told={capWord('severity', cap.severity)} />
        <Line term={c('certainty')} told={capWord('certainty', cap.certainty)} />
        {areas.length === 0 && (
          <Line term={c('area')} told={c('wholeTown', { house: session.value?.house.name ?? '' })} />
        )}
        {areas.map(([each, words]) => (
          <Line key={each} term={c('areaIn', { lang: languageName(each) })} told={words ?? ''} lang={each} />
        ))}
        {cap.expires && (
          <Line term={c('expires')} told={absolute(cap.expires, currentTime(), language.value)} />
        )}
        {cap.contact?.trim() && <Line term={c('contact')} told={cap.contact} />}
      </dl>
    </>
  );
}

function Line({ term, told, lang }: { term: string; told: string; lang?: string }): JSX.Element {
  return (
    <>
      <dt>{term}</dt>
      <dd lang={lang}>{told}</dd>
    </>
  );
}
