import type { JSX } from 'preact';
import { useLive } from '../live/useLive';
import { Radios } from '../shared/Form';
import { inMyLanguage } from '../shared/i18n';
import { Loading } from '../shared/parts';
import { Problem } from '../shared/Problem';
import { t } from '../shared/words';
import type { Scenario } from './types';
import { x } from './words';

interface Listed {
  items: Scenario[];
  refused: string[];
}

/** The scenarios there are, one to be chosen. */
export function useScenarios(): ReturnType<typeof useLive<Listed>> {
  return useLive<Listed>('/api/scenarios');
}

export function ScenarioChoice(props: {
  listed: ReturnType<typeof useScenarios>;
  value: string;
  onChange: (id: string) => void;
  /** Offers to do without. */
  without?: boolean;
}): JSX.Element {
  const { listed } = props;
  const items = listed.data?.items ?? [];
  const refused = listed.data?.refused ?? [];
  return (
    <>
      <Problem of={listed.problem} onRetry={listed.refresh} nothingTyped />
      {!listed.data && listed.loading && <Loading />}
      {listed.data && items.length === 0 && <p>{x('chooseNone')}</p>}
      {listed.data && (
        <Radios
          name="scenario"
          label={x('fScenario')}
          value={props.value}
          onChange={props.onChange}
          choices={[
            ...items.map((scenario) => ({
              value: scenario.id,
              label: inMyLanguage(scenario.title),
              help: `${inMyLanguage(scenario.about)} ${x('scenarioFacts', {
                minutes: scenario.minutes,
                injects: scenario.injects,
                languages: scenario.languages.map((lang) => t.find(`lang.${lang}`) ?? lang).join(', '),
              })}`,
            })),
            ...(props.without ? [{ value: '-', label: x('deskNoScenario') }] : []),
          ]}
        />
      )}
      {refused.length > 0 && (
        <div class="note">
          <p>{x('chooseRefused')}</p>
          <ul>
            {refused.map((fault) => (
              <li key={fault}>{fault}</li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}

/** In which of the scenario's languages people write and call. */
export function languagesOf(listed: Listed | undefined, id: string): string[] {
  return listed?.items.find((scenario) => scenario.id === id)?.languages ?? [];
}
