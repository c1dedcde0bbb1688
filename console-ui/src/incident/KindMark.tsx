import type { JSX } from 'preact';
import type { IncidentKind } from '../shared/types';
import { t } from '../shared/words';
import './incident.css';

/** REAL or EXERCISE: a word in a block that nobody takes for a state. */
export function KindMark({ kind }: { kind: IncidentKind }): JSX.Element {
  return (
    <span class={`kind ${kind === 'REAL' ? 'kind-real' : 'kind-exercise'}`}>
      <span>{t(kind === 'REAL' ? 'real' : 'exercise')}</span>
    </span>
  );
}
