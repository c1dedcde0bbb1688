import type { JSX } from 'preact';
import { Radios } from '../shared/Form';
import { PeoplePicker } from '../shared/PeoplePicker';
import type { Person } from '../shared/types';
import { t } from '../shared/words';
import { c } from './words';

export interface WhoMay {
  some: boolean;
  users: string[];
}

/** Who may publish through an account: every spokesperson, or only some people. */
export function Users(props: {
  value: WhoMay;
  people: readonly Person[];
  onChange: (value: WhoMay) => void;
  /** Nobody was chosen, and it was tried to save that. */
  missing: boolean;
}): JSX.Element {
  const { some, users } = props.value;
  return (
    <>
      <Radios<'all' | 'some'>
        name="users"
        label={c('users')}
        value={some ? 'some' : 'all'}
        onChange={(choice) => props.onChange({ some: choice === 'some', users })}
        choices={[
          { value: 'all', label: c('usersAll') },
          { value: 'some', label: c('usersSome') },
        ]}
      />
      {some && (
        <PeoplePicker
          label={c('usersPick')}
          people={spokespersonsFirst(props.people)}
          chosen={users}
          onChange={(chosen) => props.onChange({ some, users: [...chosen] })}
        />
      )}
      {props.missing && some && users.length === 0 && (
        <p class="error" role="alert">
          <span aria-hidden="true">✕ </span>
          {c('usersNobody')}
        </p>
      )}
    </>
  );
}

/** Others can be chosen too: somebody may be spokesperson in one incident only. */
function spokespersonsFirst(people: readonly Person[]): { id: string; name: string; more?: string }[] {
  const speaks = (person: Person): boolean =>
    person.roles.includes('SPOKESPERSON') || person.roles.includes('LEAD');
  return people
    .filter((person) => person.active !== false)
    .sort((one, other) => Number(speaks(other)) - Number(speaks(one)) || one.name.localeCompare(other.name))
    .map((person) => ({
      id: person.id,
      name: person.name,
      more: person.roles.map((role) => t(`role.${role}`)).join(', ') || undefined,
    }));
}
