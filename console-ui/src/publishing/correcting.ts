import type { Account, Delivery, Platform } from '../shared/types';

export const correctings = ['EDIT', 'REPOST', 'REPLY', 'POST'] as const;
export type Correcting = (typeof correctings)[number];

/**
 * What a correction usually does about one delivery: change the post, put another in its place, answer under it, or stand
 * by itself. The service decides when the correction is published; this is what a person sees before they write it.
 */
export function usualCorrection(
  delivery: Delivery,
  platforms: readonly Platform[],
  accounts: readonly Account[],
): Correcting {
  if (!['SENT', 'DIVERGED'].includes(delivery.state)) return 'POST';
  // A test channel can do what the platform can that it imitates.
  const imitated = accounts.find((each) => each.id === delivery.account)?.settings.imitates;
  const name = typeof imitated === 'string' ? imitated : delivery.platform;
  const platform = platforms.find((each) => each.platform === name);
  // The town's own page keeps every message; the new one stands above.
  if (!platform || name === 'publicpage' || platform.letters || platform.byHand) return 'POST';
  if (platform.edits) return 'EDIT';
  if (platform.removes) return 'REPOST';
  return platform.replies ? 'REPLY' : 'POST';
}
