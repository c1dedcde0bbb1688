/**
 * Words that go into a text for the public, in the language of that text (not of who writes it). They are phrases that
 * the draft checks recognise, so that a text made from the facts is not told it misses them.
 */
interface PublicWords {
  known: string;
  unknown: string;
  doing: string;
  asked: string;
  next: (time: string) => string;
  where: (address: string) => string;
  /** Says that we see what people feel, before anything else. */
  feeling: string;
  warning: (claim: string) => string;
  /** The same of what is partly so. */
  partly: (claim: string) => string;
  source: (name: string) => string;
  fact: string;
  why: string;
  again: string;
}

const words = {
  nl: {
    known: 'Wat we weten:',
    unknown: 'Wat we nog niet weten:',
    doing: 'Wat we doen:',
    asked: 'Wat we vragen:',
    next: (time) => `De volgende update komt om ${time}.`,
    where: (address) => `Alle informatie staat op ${address}`,
    feeling: 'We begrijpen dat mensen ongerust zijn.',
    warning: (claim) => `Let op: er gaat rond dat "${claim}". Dat klopt niet.`,
    partly: (claim) => `Let op: er gaat rond dat "${claim}". Dat is maar een deel van het verhaal.`,
    source: (name) => `Bron: ${name}.`,
    fact: 'Dit is wel waar:',
    why: 'Waarom het misleidt:',
    again: 'Nog eens kort:',
  },
  fr: {
    known: 'Ce que nous savons :',
    unknown: 'Ce que nous ne savons pas encore :',
    doing: 'Ce que nous faisons :',
    asked: 'Ce que nous vous demandons :',
    next: (time) => `La prochaine mise à jour arrive à ${time}.`,
    where: (address) => `Toutes les informations sont sur ${address}`,
    feeling: 'Nous comprenons que cela inquiète.',
    warning: (claim) => `Attention : une rumeur dit « ${claim} ». C’est inexact.`,
    partly: (claim) => `Attention : une rumeur dit « ${claim} ». Ce n’est qu’une partie de l’histoire.`,
    source: (name) => `Source : ${name}.`,
    fact: 'Ce qui est vrai :',
    why: 'Pourquoi cela trompe :',
    again: 'En bref :',
  },
  en: {
    known: 'What we know:',
    unknown: 'What we do not know yet:',
    doing: 'What we are doing:',
    asked: 'What we ask of you:',
    next: (time) => `The next update comes at ${time}.`,
    where: (address) => `All information is on ${address}`,
    feeling: 'We understand that people are worried.',
    warning: (claim) => `Please note: some say "${claim}". That is not correct.`,
    partly: (claim) => `Please note: some say "${claim}". That is only part of the story.`,
    source: (name) => `Source: ${name}.`,
    fact: 'What is true:',
    why: 'Why it misleads:',
    again: 'In short:',
  },
} satisfies Record<string, PublicWords>;

/** For a language we have no phrases in (German, say) the English ones are better than none: the author sees them. */
export function publicWords(lang: string): PublicWords {
  return (words as Partial<Record<string, PublicWords>>)[lang] ?? words.en;
}
