import type { Language } from '../shared/i18n';

/** The plain question, in the language of who is asked (not of who asks). */
const plain: Record<Language, (claim: string) => string> = {
  nl: (claim) => `Klopt dit: "${claim}"?`,
  fr: (claim) => `Est-ce exact : « ${claim} » ?`,
  en: (claim) => `Is this so: "${claim}"?`,
};

export function isItTrue(lang: Language, claim: string): string {
  return plain[lang](claim.trim().replace(/[.!?]+$/u, ''));
}
