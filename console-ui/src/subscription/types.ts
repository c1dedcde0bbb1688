/** The shapes of what the service says about mails to residents: numbers only. */
import type { Instant } from '../shared/types';

export interface Confirmed {
  people: number;
  languages: { lang: string; people: number }[];
}

export type MailingState = 'RUNNING' | 'PAUSED' | 'DONE';

export interface Mailing {
  id: string;
  kind: 'NEWS' | 'WITHDRAWAL';
  message: string;
  title: string;
  code: string;
  state: MailingState;
  /** A "stop everything" keeps it until somebody lets it go on. */
  held: boolean;
  total: number;
  sent: number;
  waiting: number;
  refused: number;
  unclear: number;
  stopped: number;
  problem?: string;
  createdAt: Instant;
  endedAt?: Instant;
  changedBy?: string;
  version: number;
}

export interface Subscriptions {
  incident: string;
  /** Where residents subscribe; absent while they cannot. */
  link?: string;
  problem?: string;
  here: Confirmed;
  everywhere: Confirmed;
  mailings: Mailing[];
}

export interface SubscriptionPolicy {
  enabled: boolean;
  perMinute: number;
  keepDays: number;
  /** Whether the house has an e-mail account that mails can leave through. */
  account: boolean;
  link?: string;
  everywhere: Confirmed;
  version: number;
  changedBy?: string;
  changedAt: Instant;
}
