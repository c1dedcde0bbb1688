import { withColon } from '../shared/i18n';
import type { JSX } from 'preact';
import { languageName } from '../message/platforms';
import { useAction } from '../shared/action';
import { api } from '../shared/api';
import { Button } from '../shared/parts';
import { Problem } from '../shared/Problem';
import type { Delivery } from '../shared/types';
import { p } from './words';

interface Props {
  /** The same message in the languages of which nobody knows. */
  deliveries: readonly Delivery[];
  name: string;
  whyNot: string | undefined;
  onChanged: () => unknown;
}

/**
 * Nobody knows whether it left. Look first, then say: sending again unseen is how people get it twice. Each language is
 * a post of its own that is there or is not, so each has its own answer.
 */
export function Unclear({ deliveries, name, whyNot, onChanged }: Props): JSX.Element {
  return (
    <div class="note stack">
      <p>{p('unclearWhat', { name })}</p>
      {deliveries.map((each) => (
        <Seen
          key={each.id}
          delivery={each}
          name={name}
          several={deliveries.length > 1}
          whyNot={whyNot}
          onChanged={onChanged}
        />
      ))}
    </div>
  );
}

function Seen(props: {
  delivery: Delivery;
  name: string;
  several: boolean;
  whyNot: string | undefined;
  onChanged: () => unknown;
}): JSX.Element {
  const { delivery, name, whyNot } = props;
  const say = useAction(async (outcome: 'done' | 'failed') => {
    await api.post(`/api/deliveries/${delivery.id}/outcome`, { outcome });
    await props.onChanged();
  });
  const look = delivery.url ?? delivery.targetUrl;
  const language = languageName(delivery.lang);
  const whose = props.several ? `${name}, ${language}` : name;
  return (
    <div class="stack">
      {(props.several || look) && (
        <p class="line">
          {props.several && <strong>{language}</strong>}
          {look && (
            <a href={look} target="_blank" rel="noreferrer">
              {p('lookThere', { name })}
            </a>
          )}
        </p>
      )}
      <Problem of={say.problem} nothingTyped />
      <div class="row-actions">
        <Button
          busy={say.busy}
          whyNot={whyNot}
          onClick={() => say.run('done')}
          label={`${withColon(p('unclearSent'))} ${whose}`}
        >
          {p('unclearSent')}
        </Button>
        {whyNot === undefined && (
          <Button
            busy={say.busy}
            onClick={() => say.run('failed')}
            label={`${withColon(p('unclearNotSent'))} ${whose}`}
          >
            {p('unclearNotSent')}
          </Button>
        )}
      </div>
    </div>
  );
}
