import type { Instant, Role, Texts } from '../shared/types';

export const injectKinds = ['RUMOUR', 'REACTIONS', 'PRESS', 'FACT', 'ACCOUNT', 'VISIT', 'CALL'] as const;
export type InjectKind = (typeof injectKinds)[number];
export type RunState = 'READY' | 'RUNNING' | 'PAUSED' | 'ENDED';
export type PlayState = 'WAITING' | 'PLAYED' | 'SKIPPED' | 'DROPPED';

export interface Post {
  author: string;
  platform?: string;
  text: Texts;
  /** When that is not the language of the exercise. */
  lang?: string;
  class?: string;
  private?: boolean;
}

/** What happens, as a scenario file or a trainer describes it. Durations are ISO 8601. */
export interface Inject {
  id?: string;
  at?: string;
  kind: InjectKind;
  title: Texts;
  expect?: Texts;
  guidelines?: string[];
  to?: Role;
  who?: Texts;
  text?: Texts;
  within?: string;
  claim?: Texts;
  truth?: string;
  harm?: string;
  posts?: Post[];
  over?: string;
  service?: string;
  state?: string;
  wrong?: boolean;
  corrects?: string;
  imitates?: string;
  behaviour?: string;
  until?: string;
}

/** An inject in a play; what is only for the trainer is left out for players. */
export interface Shown {
  id: string;
  name?: string;
  at?: number;
  state?: PlayState;
  live?: boolean;
  posts?: number;
  accounts?: string[];
  note?: string;
  content?: Inject;
  kind: InjectKind;
  to?: Role;
  who?: string;
  text?: string;
  earlier?: string;
  playedAt?: Instant;
  dueAt?: Instant;
  mine: boolean;
  handledAt?: Instant;
  handledBy?: string;
  handledNote?: string;
  version: number;
}

export interface Exercise {
  incident: string;
  scenario?: string;
  title: string;
  minutes?: number;
  goals: Texts[];
  language: string;
  state: RunState;
  speed: number;
  /** In seconds from the start, at `at`. */
  position: number;
  at: Instant;
  trainer: boolean;
  trainerName: string;
  startedAt?: Instant;
  endedAt?: Instant;
  injects: Shown[];
  version: number;
}

export interface Scenario {
  id: string;
  languages: string[];
  title: Texts;
  about: Texts;
  type: string;
  scale: string;
  place: string;
  minutes: number;
  goals: Texts[];
  injects: number;
}

export type Met = 'YES' | 'NO' | 'NOT_TRIED';
export const parts = ['CLOCKS', 'RUMOURS', 'CARDS', 'FACTS', 'REACTIONS', 'RULES'] as const;

export interface Line {
  id: string;
  part: (typeof parts)[number];
  inject?: string;
  what: string;
  target: string;
  got: string;
  met: Met;
  guidelines: string[];
}

export interface Told {
  id: string;
  kind: InjectKind;
  state: PlayState;
  at: number;
  playedAt?: Instant;
  title: string;
  expect?: string;
  happened: string;
  guidelines: string[];
  note?: string;
  rumour?: string;
  matched: boolean;
  version: number;
}

export interface Score {
  incident: string;
  title: string;
  ended: boolean;
  trainer: boolean;
  startedAt?: Instant;
  endedAt?: Instant;
  goals: Texts[];
  met: number;
  of: number;
  lines: Line[];
  injects: Told[];
  attempts: { id: string; message?: string; reply?: string; name: string; kind: string; at: Instant }[];
}
