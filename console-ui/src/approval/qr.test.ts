import { describe, expect, it } from 'vitest';
import { drawingOf, inFours } from './qr';

describe('a QR code', () => {
  it('gives its dark squares, not its white ground', () => {
    const svg =
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 3 3"><path fill="#fff" d="M0,0h3v3h-3z"/><path fill="#000" d="M1,1h1v1h-1z"/></svg>';
    expect(drawingOf(svg)).toEqual({ box: '0 0 3 3', path: 'M1,1h1v1h-1z' });
  });

  it('that is none gives nothing', () => {
    expect(drawingOf('<html></html>')).toBeUndefined();
  });
});

it('a key to type is read in fours', () => {
  expect(inFours('JBSWY3DPEHPK3PXP2')).toBe('JBSW Y3DP EHPK 3PXP 2');
});
