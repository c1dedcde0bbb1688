import type { Account, Checks, Variant } from '../shared/types';

/** The account through which a platform is reached: in an exercise the test channel that imitates it. */
export function accountOn(
  accounts: readonly Account[],
  platform: string,
  exercise: boolean,
): Account | undefined {
  return accounts.find(
    (account) =>
      account.sandbox === exercise &&
      (account.platform === platform || (exercise && account.settings.imitates === platform)),
  );
}

export interface Shelf {
  /** The linked channels and those with a text of their own. */
  open: string[];
  others: string[];
}

/** Which channels stand open, best for the audience first. */
export function shelved(
  checks: Checks | undefined,
  variants: readonly Variant[],
  accounts: readonly Account[],
  exercise: boolean,
): Shelf {
  const reach = checks?.reach ?? [];
  const known = [...new Set([...reach.map((each) => each.platform), ...Object.keys(checks?.counts ?? {})])];
  const all = known.filter((platform) => !reach.some((each) => each.platform === platform && each.offline));
  const linked = (platform: string): boolean =>
    reach.find((each) => each.platform === platform)?.linked ??
    accountOn(accounts, platform, exercise) !== undefined;
  const own = variants.map((variant) => variant.platform);
  const open = [
    ...new Set([...all.filter((platform) => linked(platform) || own.includes(platform)), ...own]),
  ];
  return { open, others: all.filter((platform) => !open.includes(platform)) };
}
