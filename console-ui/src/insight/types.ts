/** The shapes of what the service says about the reactions together. */
import type { FactState, Instant, RumourState, Texts } from '../shared/types';

export type ThemeKind = 'NEED' | 'BEHAVIOUR' | 'MEANING';
export const themeKinds: readonly ThemeKind[] = ['NEED', 'BEHAVIOUR', 'MEANING'];

export interface ThemeTotal {
  theme: string;
  reactions: number;
  /** Different people; not known for a whole incident. */
  authors?: number;
  /** Of the reactions, those that count because a person sorted them so. */
  sorted: number;
  /** Which words led to it, in how many reactions. */
  words: Record<string, number>;
}
export interface Totals {
  reactions: number;
  authors: number;
  /** How many people the most active one percent are, and how many reactions they wrote (H12). */
  topAuthors: number;
  topReactions: number;
  unsorted: number;
  sentiments: Record<string, number>;
  classes: Record<string, number>;
  sources: Record<string, number>;
  platforms: Record<string, number>;
  languages: Record<string, number>;
  themes: ThemeTotal[];
  rumours: Record<string, number>;
}
export interface HalfHour extends Totals {
  from: Instant;
  to: Instant;
  /** Over; the one that goes on still grows. */
  complete: boolean;
}
export interface NamedTheme {
  id: string;
  kind: ThemeKind;
  title: Texts;
}
export interface ToldRumour {
  id: string;
  claim: string;
  state: RumourState;
  verdict?: RumourState;
  reactions: number;
  sightings: number;
}
export interface Situation {
  from: Instant;
  to: Instant;
  countedAt?: Instant;
  /** Newer reactions are being counted. */
  counting: boolean;
  /** Without those in which nobody reacted. */
  halfHours: HalfHour[];
  whole: Totals;
  themes: NamedTheme[];
  rumours: ToldRumour[];
}
export interface ThemeExample {
  id: string;
  text: string;
  lang?: string;
  postedAt: Instant;
  words: string[];
}

export interface QuestionGroup {
  id: string;
  questions: number;
  authors: number;
  lastAt: Instant;
  refusedBy?: string;
  examples: { reaction: string; text: string; lang?: string; postedAt: Instant }[];
}
export type AskedState = 'DRAFT' | 'SHOWN' | 'WITHDRAWN';
export interface Asked {
  id: string;
  incident: string;
  fact: string;
  group?: string;
  question: Texts;
  answer: Texts;
  state: AskedState;
  wordedBy: string;
  shownBy?: string;
  shownAt?: Instant;
  factState: FactState;
  factText: Texts;
  /** The fact changed since the answer was worded. */
  behind: boolean;
  onPage: boolean;
  version: number;
}
