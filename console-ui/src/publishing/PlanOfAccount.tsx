import type { JSX } from 'preact';
import { languageName } from '../message/platforms';
import { language, regional, withColon } from '../shared/i18n';
import { Chip } from '../shared/StateChip';
import type { DeliveryAction } from '../shared/types';
import { choicesOf, groupsOf, isTooLong, type PlanGroup, type PlanLine } from './plan';
import { p } from './words';

/** What happens on one account, per language where that differs, and what may be chosen instead. */
export function PlanOfAccount(props: {
  name: string;
  lines: readonly PlanLine[];
  chosen: DeliveryAction | undefined;
  onChoose: (action: DeliveryAction) => void;
}): JSX.Element {
  const { lines } = props;
  const choices = choicesOf(lines);
  const now = props.chosen ?? choices.find((choice) => choice === lines[0]?.action) ?? choices[0];
  return (
    <div class="plan-what">
      <div class="plan-groups">
        {groupsOf(lines).map((group) => (
          <Group key={group.lines[0]?.lang} group={group} several={lines.length > 1} />
        ))}
      </div>
      {choices.length > 1 && now && (
        <label class="plan-choice small">
          <span>{p('planInstead')}</span>
          <select
            aria-label={`${p('planInstead')} ${props.name}`}
            value={now}
            onChange={(event) => props.onChoose(event.currentTarget.value as DeliveryAction)}
          >
            {choices.map((choice) => (
              <option key={choice} value={choice}>
                {p(`choice${choice}`)}
              </option>
            ))}
          </select>
        </label>
      )}
    </div>
  );
}

function Group({ group, several }: { group: PlanGroup; several: boolean }): JSX.Element {
  const { lines, action } = group;
  const first = lines[0];
  const number = new Intl.NumberFormat(regional(language.value));
  const recipients = lines.reduce((sum, line) => sum + (line.recipients ?? 0), 0);
  return (
    <div>
      <p>
        <strong>
          {action === 'LETTERS'
            ? p('planLETTERS', { n: recipients, count: number.format(recipients) })
            : p(`plan${action}`)}
        </strong>
        {first?.of && <q class="plan-of">{first.of.title}</q>}
        {lines.map(
          (line) =>
            line.of?.url && (
              <a key={line.lang} href={line.of.url} target="_blank" rel="noreferrer" class="plan-link">
                {p('planSee')}
                {lines.length > 1 && ` ${line.lang}`}
              </a>
            ),
        )}
      </p>
      <p class="row-more">
        {lines.map((line) => (
          <Length key={line.lang} line={line} several={several} />
        ))}
        {first?.pictures !== undefined && first.pictures > 0 && (
          <span>{p('planPictures', { n: first.pictures })}</span>
        )}
        {first?.picturesWhy && <span>{first.picturesWhy}</span>}
      </p>
      {first?.why && <p class="small plan-why">{first.why}</p>}
    </div>
  );
}

/** A limit that no message comes near says nothing. */
const endless = 10_000;

function Length({ line, several }: { line: PlanLine; several: boolean }): JSX.Element {
  if (isTooLong(line)) {
    const word = p('planTooLong', { n: line.used - line.limit });
    return (
      <Chip
        tone="bad"
        shape="cross"
        word={several ? `${withColon(languageName(line.lang))} ${word}` : word}
      />
    );
  }
  return (
    <span>
      {several && `${line.lang} `}
      {line.limit > 0 && line.limit < endless ? p('planLength', { used: line.used, limit: line.limit }) : ''}
    </span>
  );
}
