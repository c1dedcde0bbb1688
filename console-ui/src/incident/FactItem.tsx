import type { JSX } from 'preact';
import { useAction } from '../shared/action';
import { api } from '../shared/api';
import { inMyLanguage, language, withColon } from '../shared/i18n';
import { Button } from '../shared/parts';
import { Problem } from '../shared/Problem';
import { StateChip } from '../shared/StateChip';
import { Time } from '../shared/Time';
import type { Fact, FactState } from '../shared/types';
import { t } from '../shared/words';
import { quickMoves } from './factBoard';
import { w } from './words';

const verbs = { CONFIRMED: 'factConfirm', DENIED: 'factDeny', OUTDATED: 'factOutdate' } as const;

/** One sentence on the board, with what one press can make of it. */
export function FactItem(props: {
  fact: Fact;
  mayWrite: boolean;
  onEdit: () => void;
  onChanged: (fact: Fact) => void;
  onRefresh: () => unknown;
}): JSX.Element {
  const { fact } = props;
  const move = useAction(async (state: FactState) => {
    props.onChanged(await api.patch<Fact>(`/api/facts/${fact.id}`, { state }, fact.version));
  });
  const text = inMyLanguage(fact.text);
  const others = Object.entries(fact.text).filter(([, each]) => each && each !== text);
  const lang = fact.text[language.value] ? language.value : Object.keys(fact.text)[0];
  return (
    <li class="row">
      <div class="row-head">
        <span class="row-title fact-text" lang={lang}>
          {text}
        </span>
        <StateChip of="fact" state={fact.state} />
      </div>
      {others.map(([code, each]) => (
        <p key={code} class="fact-lang fact-text">
          {t.find(`lang.${code}`) ?? code}: <span lang={code}>{each}</span>
        </p>
      ))}
      <div class="row-more">
        {fact.kind !== 'KNOWN' && <span>{t(`factKind.${fact.kind}`)}</span>}
        {fact.source && (
          <span>
            {withColon(w('factSource'))} {fact.source}
          </span>
        )}
        {fact.service && <span>{fact.service}</span>}
        <span>
          {fact.changedBy && w('factBy', { name: fact.changedBy })} <Time at={fact.changedAt} />
        </span>
      </div>
      <Problem of={move.problem} onRefresh={props.onRefresh} nothingTyped />
      {props.mayWrite && (
        <div class="row-actions">
          {quickMoves(fact.state).map((state) => {
            const verb = w(verbs[state as keyof typeof verbs]);
            return (
              <Button
                key={state}
                small
                label={`${withColon(verb)} ${text}`}
                busy={move.busy}
                onClick={() => move.run(state)}
              >
                {verb}
              </Button>
            );
          })}
          <Button small label={`${withColon(t('edit'))} ${text}`} onClick={props.onEdit}>
            {t('edit')}
          </Button>
        </div>
      )}
    </li>
  );
}
