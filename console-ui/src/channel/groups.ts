import { platformName } from '../shared/platforms';
import type { Platform } from '../shared/types';

export const groups = ['social', 'direct', 'chat', 'website', 'hand', 'exercise', 'other'] as const;
export type Group = (typeof groups)[number];

const members: Record<Exclude<Group, 'other'>, readonly string[]> = {
  social: ['mastodon', 'bluesky', 'facebook', 'instagram', 'threads', 'x', 'linkedin'],
  direct: ['email', 'sms', 'smpp', 'ntfy'],
  chat: ['telegram', 'matrix', 'slack', 'teams'],
  website: ['wordpress', 'publicpage'],
  hand: ['manual', 'bealert', 'be-alert', 'nlalert', 'nl-alert', 'webhook'],
  exercise: ['sandbox'],
};

export function groupOf(platform: string): Group {
  return groups.find((group) => group !== 'other' && members[group].includes(platform)) ?? 'other';
}

export interface Shelf {
  group: Group;
  platforms: Platform[];
}

/** The platforms by what people use them for; with words to look for only those with all of them in name or explanation. */
export function shelves(
  platforms: readonly Platform[],
  sought: string,
  about: (platform: string) => string,
): Shelf[] {
  const words = sought.toLowerCase().split(/\s+/).filter(Boolean);
  const matches = ({ platform }: Platform): boolean => {
    const text = `${platform} ${platformName(platform)} ${about(platform)}`.toLowerCase();
    return words.every((word) => text.includes(word));
  };
  const place = (group: Group, { platform }: Platform): number =>
    group === 'other' ? 0 : members[group].indexOf(platform);
  return groups.flatMap((group) => {
    const mine = platforms
      .filter((each) => groupOf(each.platform) === group && matches(each))
      .sort((one, other) => place(group, one) - place(group, other));
    return mine.length > 0 ? [{ group, platforms: mine }] : [];
  });
}
