import { audienceName } from '../message/AudienceField';
import type { Policy, Purpose, ReviewQuestion, Role } from '../shared/types';
import { t } from '../shared/words';
import { v } from './words';

/** What the form holds; numbers as they are typed. */
export interface PolicyDraft {
  purposes: Purpose[];
  scales: string[];
  audiences: string[];
  /** Audiences in the house's own words, one a line. */
  ownAudiences: string;
  required: string;
  roles: Role[];
  questions: string[];
  strict: boolean;
  languagesSeparately: boolean;
  remindAfterMinutes: string;
  escalateAfterMinutes: string;
  validMinutes: string;
}

export const usualAudiences = ['RESIDENTS', 'AFFECTED', 'PRESS', 'STAFF', 'PARTNERS'] as const;

export function draftOfPolicy(policy: Policy | undefined): PolicyDraft {
  const audiences = policy?.audiences ?? [];
  const isUsual = (audience: string): boolean => usualAudiences.some((each) => each === audience);
  return {
    purposes: policy?.purposes ?? [],
    scales: policy?.scales ?? [],
    audiences: audiences.filter(isUsual),
    ownAudiences: audiences.filter((each) => !isUsual(each)).join('\n'),
    required: String(policy?.required ?? 1),
    roles: policy?.roles ?? ['APPROVER'],
    questions: policy?.questions.map(({ id }) => id) ?? [],
    strict: policy?.strict ?? true,
    languagesSeparately: policy?.languagesSeparately ?? false,
    remindAfterMinutes: String(policy?.remindAfterMinutes ?? 5),
    escalateAfterMinutes: String(policy?.escalateAfterMinutes ?? 10),
    validMinutes: String(policy?.validMinutes ?? 720),
  };
}

export function requestOfPolicy(draft: PolicyDraft): object {
  const { ownAudiences, ...rest } = draft;
  return {
    ...rest,
    audiences: [...draft.audiences, ...linesOf(ownAudiences)],
    required: Number(draft.required),
    remindAfterMinutes: Number(draft.remindAfterMinutes),
    escalateAfterMinutes: Number(draft.escalateAfterMinutes),
    validMinutes: Number(draft.validMinutes),
  };
}

/** The lines of a field that takes one thing a line; empty ones do not count, the same one twice counts once. */
export function linesOf(text: string): string[] {
  return [...new Set(text.split('\n').map((line) => line.trim()))].filter((line) => line !== '');
}

/** Every question that any policy asks, each once. */
export function questionsOf(policies: readonly Policy[]): ReviewQuestion[] {
  const all = new Map<string, ReviewQuestion>();
  for (const question of policies.flatMap((policy) => policy.questions)) {
    if (!all.has(question.id)) all.set(question.id, question);
  }
  return [...all.values()];
}

/** "Instructie · GRIP 2 · Bewoners", or "Alle berichten". */
export function whatFor(policy: Policy, scaleName: (scale: string) => string): string {
  const parts = [
    policy.purposes.map((each) => t(`purpose.${each}`)).join(', '),
    policy.scales.map(scaleName).join(', '),
    policy.audiences.map(audienceName).join(', '),
  ].filter((part) => part !== '');
  return parts.length === 0 ? v('policyAny') : parts.join(' · ');
}
