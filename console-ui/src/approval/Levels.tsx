import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import { Section } from '../shared/parts';
import { Chip } from '../shared/StateChip';
import type { CheckLevel } from '../shared/types';
import { v } from './words';

const order: readonly CheckLevel['level'][] = ['BLOCK', 'WARN', 'HINT', 'OFF'];
const looks = {
  BLOCK: ['bad', 'cross'],
  WARN: ['waiting', 'triangle'],
  HINT: ['neutral', 'ring'],
  OFF: ['neutral', 'square'],
} as const;

/** Every check with what it does, on what it rests and how grave it is here. */
export function Levels(props: {
  levels: readonly CheckLevel[];
  chosen: Readonly<Record<string, CheckLevel['level'] | undefined>>;
  /** Left out: to be read only. */
  onChange?: (check: string, level: CheckLevel['level']) => void;
}): JSX.Element {
  return (
    <Section title={v('rulesLevels')}>
      <p class="help readable">{v('rulesLevelsHelp')}</p>
      <div class="table-wrap">
        <table class="levels">
          <thead>
            <tr>
              <th scope="col">{v('rulesCheck')}</th>
              <th scope="col">{v('rulesRules')}</th>
              <th scope="col">{v('rulesUsual')}</th>
              <th scope="col">{v('rulesNow')}</th>
            </tr>
          </thead>
          <tbody>
            {props.levels.map((each) => (
              <LevelRow
                key={each.check}
                level={each}
                chosen={props.chosen[each.check] ?? each.level}
                onChange={props.onChange}
              />
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  );
}

function LevelRow(props: {
  level: CheckLevel;
  chosen: CheckLevel['level'];
  onChange: ((check: string, level: CheckLevel['level']) => void) | undefined;
}): JSX.Element {
  const { level, chosen } = props;
  const id = useId();
  const [tone, shape] = looks[chosen];
  return (
    <tr class={chosen === 'OFF' ? 'level-off' : undefined}>
      <th scope="row" id={id}>
        {level.title}
      </th>
      <td class="small quiet">{level.guidelines.join(' ')}</td>
      <td class="small">{v(`level.${level.usual}`)}</td>
      <td>
        {level.fixed || props.onChange === undefined ? (
          <>
            <Chip tone={tone} shape={shape} word={v(`level.${chosen}`)} />
            {level.fixed && <p class="small quiet">{v('rulesFixed')}</p>}
          </>
        ) : (
          <select
            aria-labelledby={id}
            value={chosen}
            onChange={(event) =>
              props.onChange?.(level.check, event.currentTarget.value as CheckLevel['level'])
            }
          >
            {order.map((value) => (
              <option key={value} value={value}>
                {v(`level.${value}`)}
              </option>
            ))}
          </select>
        )}
      </td>
    </tr>
  );
}
