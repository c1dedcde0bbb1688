import type { ReadonlySignal, Signal } from '@preact/signals';
import type { Account, Fact, Incident, MediaItem, Message } from '../shared/types';
import type { Draft } from './draft';
import type { Surroundings } from './fromFacts';
import type { Checking } from './useChecks';

/** What lies on the table while a message is written: everything its parts share, as signals. */
export interface Desk {
  incident: Incident;
  draft: ReadonlySignal<Draft>;
  /** The draft a moment later, for what is looked at and not typed in. */
  calm: ReadonlySignal<Draft>;
  change: (next: Draft) => void;
  checking: ReadonlySignal<Checking>;
  /** The message as the service has it; undefined while it has none. */
  message: Message | undefined;
  /** Its short link; undefined while the service does not have the message. */
  link: string | undefined;
  facts: readonly Fact[] | undefined;
  around: () => Surroundings;
  accounts: readonly Account[];
  pictures: readonly MediaItem[];
  /** The platforms where pictures do not go out. */
  textOnly: ReadonlySet<string>;
  /** Why the service cannot keep the text as it is. */
  problem: unknown;
  /** The language that is written in, and the one that shows on a phone. */
  lang: Signal<string>;
  /** The language that the examples show. */
  shown: Signal<string>;
}
