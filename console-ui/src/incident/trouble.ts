import type { Delivery } from '../shared/types';

export interface Trouble {
  first: Delivery;
  languages: string[];
}

/** One line per message, channel and state, whatever the languages; what waits for a hand comes last. */
export function inTrouble(deliveries: readonly Delivery[]): Trouble[] {
  const lines = new Map<string, Trouble>();
  for (const each of deliveries) {
    const key = [each.message, each.account, each.state].join(' ');
    const line = lines.get(key);
    if (line) line.languages.push(each.lang);
    else lines.set(key, { first: each, languages: [each.lang] });
  }
  const byHand = ({ first }: Trouble): number => Number(first.state === 'TODO');
  return [...lines.values()].sort((one, other) => byHand(one) - byHand(other));
}
