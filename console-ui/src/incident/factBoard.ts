import type { Fact, FactKind, FactState } from '../shared/types';

export type FactGroup = FactKind | 'UNKNOWN' | 'REPORTED' | 'OLD';

/** In the order of what people ask first. */
export const factGroups: readonly FactGroup[] = [
  'KNOWN',
  'UNKNOWN',
  'REPORTED',
  'DOING',
  'ASK',
  'WHERE',
  'OLD',
];

/** Where a fact stands on the board: certainty comes before what kind of sentence it is. */
export function groupOf(fact: Pick<Fact, 'state' | 'kind'>): FactGroup {
  switch (fact.state) {
    case 'CONFIRMED':
      return fact.kind;
    case 'UNKNOWN':
    case 'REPORTED':
      return fact.state;
    case 'DENIED':
    case 'OUTDATED':
      return 'OLD';
  }
}

/** What one press makes of a fact, as far as it makes sense for what it is now. */
export function quickMoves(state: FactState): FactState[] {
  switch (state) {
    case 'REPORTED':
    case 'UNKNOWN':
      return ['CONFIRMED', 'DENIED', 'OUTDATED'];
    case 'CONFIRMED':
      return ['DENIED', 'OUTDATED'];
    case 'DENIED':
    case 'OUTDATED':
      return ['CONFIRMED'];
  }
}
