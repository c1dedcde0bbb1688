import type { JSX } from 'preact';
import { useLive } from '../../live/useLive';
import type { Page, Platform } from '../../shared/types';
import { platformName } from '../platforms';
import { p } from './words';

/** Which of these platforms, or of all that accounts can be linked on, get the text only. */
export function withoutPictures(all: readonly Platform[], wanted?: readonly string[]): string[] {
  return all
    .filter((each) => !each.carriesPictures && (wanted ? wanted.includes(each.platform) : each.linkable))
    .map((each) => each.platform);
}

/** Says where the pictures do not go out, so that nothing vanishes unnoticed. */
export function WithoutPictures({ platforms }: { platforms?: readonly string[] }): JSX.Element | null {
  const all = useLive<Page<Platform>>('/api/platforms');
  const without = withoutPictures(all.data?.items ?? [], platforms);
  if (without.length === 0) return null;
  return <p class="note small">{p('without', { platforms: without.map(platformName).join(', ') })}</p>;
}
