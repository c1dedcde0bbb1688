import type { Role, Texts } from '../shared/types';
import { isoMinutes, minutesOf } from './position';
import type { Inject, InjectKind, Post } from './types';

/** What a trainer types; minutes and posts as text. */
export interface Typed {
  kind: InjectKind;
  when: 'NOW' | 'AT';
  minute: string;
  title: string;
  to: Role;
  who: string;
  text: string;
  within: string;
  claim: string;
  truth: string;
  harm: string;
  posts: string;
  platform: string;
  over: string;
  service: string;
  state: string;
  wrong: boolean;
  corrects: string;
  behaviour: string;
  until: string;
}

export const nothing: Typed = {
  kind: 'CALL',
  when: 'NOW',
  minute: '',
  title: '',
  to: 'SPOKESPERSON',
  who: '',
  text: '',
  within: '10',
  claim: '',
  truth: 'FALSE',
  harm: 'MEDIUM',
  posts: '',
  platform: 'mastodon',
  over: '',
  service: '',
  state: 'REPORTED',
  wrong: false,
  corrects: '',
  behaviour: 'REFUSE',
  until: '',
};

/** Which fields a kind has, besides its title and time. */
export const fieldsOf: Record<InjectKind, readonly (keyof Typed)[]> = {
  RUMOUR: ['claim', 'truth', 'harm', 'posts', 'platform', 'over', 'within'],
  REACTIONS: ['posts', 'platform', 'over'],
  PRESS: ['to', 'who', 'text', 'within'],
  FACT: ['service', 'text', 'state', 'wrong', 'corrects', 'within'],
  ACCOUNT: ['platform', 'behaviour', 'until'],
  VISIT: ['to', 'who', 'text', 'within'],
  CALL: ['to', 'who', 'text', 'within'],
};

/** One post on each line: `@name: text`. A line without a name is of somebody unknown. */
export function postsOf(text: string, lang: string, platform: string, before: readonly Post[] = []): Post[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line, index) => {
      const found = /^(@?[A-Za-z0-9_.-]{2,40})\s*:\s+(.+)$/.exec(line);
      const said = found?.[2] ?? line;
      const known = before.find((post) => post.text[lang] === said);
      const author = found?.[1] ?? `@bewoner${index + 1}`;
      return known
        ? { ...known, author }
        : { author, ...(platform ? { platform } : {}), text: { [lang]: said } };
    });
}

function inLang(text: Texts | undefined, lang: string): string {
  return text?.[lang] ?? '';
}

/** What stands in the form for an inject that is to be edited. */
export function typedOf(inject: Inject, lang: string): Typed {
  return {
    ...nothing,
    kind: inject.kind,
    when: 'AT',
    minute: minutesOf(inject.at),
    title: inLang(inject.title, lang),
    to: inject.to ?? nothing.to,
    who: inLang(inject.who, lang),
    text: inLang(inject.text, lang),
    within: minutesOf(inject.within),
    claim: inLang(inject.claim, lang),
    truth: inject.truth ?? nothing.truth,
    harm: inject.harm ?? nothing.harm,
    posts: (inject.posts ?? []).map((post) => `${post.author}: ${inLang(post.text, lang)}`).join('\n'),
    platform: inject.imitates ?? inject.posts?.[0]?.platform ?? '',
    over: minutesOf(inject.over),
    service: inject.service ?? '',
    state: inject.state ?? nothing.state,
    wrong: inject.wrong ?? false,
    corrects: inject.corrects ?? '',
    behaviour: inject.behaviour ?? nothing.behaviour,
    until: minutesOf(inject.until),
  };
}

/** What the service takes; texts in other languages that were there stay. */
export function injectOf(typed: Typed, lang: string, before?: Inject): Inject {
  const has = new Set<keyof Typed>(fieldsOf[typed.kind]);
  const same = before?.kind === typed.kind ? before : undefined;
  const said = (text: string, was?: Texts): Texts | undefined =>
    text.trim() ? { ...was, [lang]: text.trim() } : undefined;
  const all: Inject = {
    id: before?.id,
    at: typed.when === 'AT' ? (isoMinutes(typed.minute) ?? 'PT0S') : undefined,
    kind: typed.kind,
    title: said(typed.title, before?.title) ?? {},
    expect: same?.expect,
    guidelines: same?.guidelines,
    to: has.has('to') ? typed.to : undefined,
    who: has.has('who') ? said(typed.who, same?.who) : undefined,
    text: has.has('text') ? said(typed.text, same?.text) : undefined,
    within: has.has('within') ? isoMinutes(typed.within) : undefined,
    claim: has.has('claim') ? said(typed.claim, same?.claim) : undefined,
    truth: has.has('truth') ? typed.truth : undefined,
    harm: has.has('harm') ? typed.harm : undefined,
    posts: has.has('posts') ? postsOf(typed.posts, lang, typed.platform, same?.posts) : undefined,
    over: has.has('over') ? isoMinutes(typed.over) : undefined,
    service: has.has('service') ? typed.service.trim() || undefined : undefined,
    state: has.has('state') ? typed.state : undefined,
    wrong: has.has('wrong') && typed.wrong ? true : undefined,
    corrects: has.has('corrects') ? typed.corrects || undefined : undefined,
    imitates: typed.kind === 'ACCOUNT' ? typed.platform : undefined,
    behaviour: has.has('behaviour') ? typed.behaviour : undefined,
    until: has.has('until') ? isoMinutes(typed.until) : undefined,
  };
  return Object.fromEntries(
    Object.entries(all).filter(([, value]) => value !== undefined),
  ) as unknown as Inject;
}
