import { describe, expect, it } from 'vitest';
import type { MessageMedia, Platform } from '../../shared/types';
import { addressFor, movedPicture, withAlt, withItem, withoutPicture, withPicture } from './chosen';
import { isBetterShrunk, missing, nothingDeclared, pictureIn, shrunk } from './upload';
import { withoutPictures } from './WithoutPictures';

const two: MessageMedia[] = [
  { id: 'a', alt: { nl: 'Rook' } },
  { id: 'b', alt: {} },
];

describe('the pictures of a message', () => {
  it('are added once, moved, described and taken out', () => {
    expect(withPicture(two, 'c').map((each) => each.id)).toEqual(['a', 'b', 'c']);
    expect(withPicture(two, 'a')).toEqual(two);
    expect(movedPicture(two, 'b', -1).map((each) => each.id)).toEqual(['b', 'a']);
    expect(movedPicture(two, 'b', 1)).toEqual(two);
    expect(withAlt(two, 'a', 'fr', 'Fumée')[0]?.alt).toEqual({ nl: 'Rook', fr: 'Fumée' });
    expect(withoutPicture(two, 'a').map((each) => each.id)).toEqual(['b']);
  });

  it('keep their description when something else is declared about them', () => {
    const item = { id: 'a2' } as Parameters<typeof withItem>[2];
    expect(withItem(two, 'a', item)[0]).toEqual({ id: 'a2', alt: { nl: 'Rook' } });
    expect(withItem(two, 'a', { ...item, id: 'b' }).map((each) => each.id)).toEqual(['b']);
  });

  it('are shown in the smallest size that is large enough', () => {
    const sizes = [320, 800].map((width) => ({ width, height: width / 2, url: `/${width}` }));
    expect(addressFor({ sizes }, 300)).toBe('/320');
    expect(addressFor({ sizes }, 500)).toBe('/800');
    expect(addressFor({ sizes }, 5000)).toBe('/800');
  });
});

describe('what is declared about a picture', () => {
  it('needs a name for the work of others only', () => {
    expect(missing(nothingDeclared)).toEqual(['rights', 'consent']);
    expect(missing({ rights: 'OWN', credit: '', consent: 'NOBODY' })).toEqual([]);
    expect(missing({ rights: 'LICENSED', credit: ' ', consent: 'AGREED' })).toEqual(['credit']);
  });
});

describe('a file', () => {
  it('is drawn anew when it is large or of a kind the service does not take', () => {
    expect(isBetterShrunk({ type: 'image/jpeg', size: 900_000 })).toBe(false);
    expect(isBetterShrunk({ type: 'image/jpeg', size: 5_000_000 })).toBe(true);
    expect(isBetterShrunk({ type: 'image/heic', size: 1000 })).toBe(true);
    expect(isBetterShrunk({ type: 'image/webp', size: 1000 })).toBe(true);
    expect(isBetterShrunk({ type: 'image/gif', size: 5_000_000 })).toBe(false);
  });

  it('keeps its shape and never grows', () => {
    expect(shrunk(4000, 3000)).toEqual({ width: 2400, height: 1800 });
    expect(shrunk(3000, 4000)).toEqual({ width: 1800, height: 2400 });
    expect(shrunk(640, 480)).toEqual({ width: 640, height: 480 });
  });

  it('is found among what was pasted', () => {
    const text = new File(['x'], 'a.txt', { type: 'text/plain' });
    const png = new File(['x'], 'a.png', { type: 'image/png' });
    expect(pictureIn([text, png])).toBe(png);
    expect(pictureIn([text])).toBeUndefined();
    expect(pictureIn(undefined)).toBeUndefined();
  });
});

describe('the platforms without pictures', () => {
  it('are those asked for, or those that can be linked', () => {
    const all = [
      { platform: 'publicpage', carriesPictures: true },
      { platform: 'mastodon', linkable: true },
      { platform: 'email', linkable: true, carriesPictures: false },
    ].map((each) => ({ settings: [], secret: [], ...each })) as Platform[];
    expect(withoutPictures(all)).toEqual(['mastodon', 'email']);
    expect(withoutPictures(all, ['publicpage', 'email'])).toEqual(['email']);
  });
});
