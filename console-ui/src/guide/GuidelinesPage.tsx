import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { useLive } from '../live/useLive';
import { Field, Select } from '../shared/Form';
import { useTitle } from '../shared/frame';
import { inMyLanguage } from '../shared/i18n';
import { Empty, Loading, Rows } from '../shared/parts';
import { Problem } from '../shared/Problem';
import { Chip } from '../shared/StateChip';
import './guide.css';
import { documents, fitting, linkOf, type Place, type Rule, type Rules } from './guidelines';
import { g } from './words';

const kinds = [
  'SCREEN',
  'CHECK',
  'QUESTION',
  'PLAYBOOK',
  'TRIAGE',
  'TEMPLATE',
  'REPLY',
  'CHECKUP',
  'CODE',
  'WORDS',
  'HELP',
  'EXERCISE',
];

/** Where each rule of the guideline documents lives: nobody has to take our word for it. */
export default function GuidelinesPage(): JSX.Element {
  useTitle(g('rulesTitle'));
  const rules = useLive<Rules>('/api/guidelines');
  const [words, setWords] = useState('');
  const [document, setDocument] = useState('');
  const [kind, setKind] = useState('');
  const all = rules.data?.items ?? [];
  const shown = fitting(all, { words, document, kind });
  const whole = rules.data?.covered === rules.data?.total;
  return (
    <>
      <div class="page-head">
        <h1>{g('rulesTitle')}</h1>
        {rules.data && (
          <p class="line">
            <Chip
              tone={whole ? 'good' : 'waiting'}
              shape={whole ? 'check' : 'half'}
              word={`${rules.data.covered} / ${rules.data.total}`}
            />
            <span>{g('rulesCovered', { covered: rules.data.covered, total: rules.data.total })}</span>
          </p>
        )}
      </div>
      <div class="stack">
        <p class="quiet readable">{g('rulesIntro')}</p>
        <Problem of={rules.problem} onRetry={rules.refresh} nothingTyped />
        {!rules.data && rules.loading && <Loading />}
        {rules.data && (
          <>
            <div class="rules-filter" role="search">
              <Field name="q" type="search" label={g('rulesSearch')} value={words} onInput={setWords} />
              <Select
                name="document"
                label={g('rulesDocument')}
                value={document}
                onChange={setDocument}
                choices={[
                  { value: '', label: g('rulesAll') },
                  ...documents(all).map(([letter, name]) => ({
                    value: letter,
                    label: `${letter} · ${inMyLanguage(name)}`,
                  })),
                ]}
              />
              <Select
                name="kind"
                label={g('rulesKind')}
                value={kind}
                onChange={setKind}
                choices={[
                  { value: '', label: g('rulesAnyKind') },
                  ...kinds.map((each) => ({ value: each, label: kindName(each) })),
                ]}
              />
            </div>
            <p role="status">{g('rulesShown', { n: shown.length })}</p>
            {shown.length === 0 && <Empty>{g('rulesNone')}</Empty>}
            <Rows>
              {shown.map((rule) => (
                <RuleRow key={rule.id} rule={rule} open={words !== '' || kind !== ''} />
              ))}
            </Rows>
          </>
        )}
      </div>
    </>
  );
}

function kindName(kind: string): string {
  return g.find(`kind.${kind}`) ?? kind;
}

function RuleRow({ rule, open }: { rule: Rule; open: boolean }): JSX.Element {
  return (
    <li class="row">
      <div class="row-head">
        <span class="row-title">
          <code class="rule-number">{rule.id}</code> {inMyLanguage(rule.rule)}
        </span>
        {rule.places.length === 0 && <Chip tone="bad" shape="cross" word={g('rulesHomeless')} />}
      </div>
      {rule.places.length > 0 && (
        <details class="rule-places" open={open}>
          <summary>{g('rulesPlaces', { n: rule.places.length })}</summary>
          <ul>
            {rule.places.map((place) => (
              <PlaceLine key={place.kind + place.id} place={place} />
            ))}
          </ul>
        </details>
      )}
    </li>
  );
}

function PlaceLine({ place }: { place: Place }): JSX.Element {
  const link = linkOf(place);
  const title = inMyLanguage(place.title) || place.id;
  return (
    <li>
      <span class="quiet">{kindName(place.kind)}</span>{' '}
      {link ? <a href={link}>{title}</a> : <span>{title}</span>}
    </li>
  );
}
