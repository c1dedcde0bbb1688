import { describe, expect, it } from 'vitest';
import { capturedAt, fileSize, largestFile, tooLarge } from './evidenceFile';

describe('a file that is evidence', () => {
  const at = Date.parse('2026-11-21T15:00:00Z');

  it('was captured when it was made, and never later than now', () => {
    expect(capturedAt({ lastModified: at - 60_000 }, at)).toBe('2026-11-21T14:59:00.000Z');
    expect(capturedAt({ lastModified: at + 3_600_000 }, at)).toBe('2026-11-21T15:00:00.000Z');
  });

  it('is refused before it is sent when it is too large, with its size', () => {
    expect(tooLarge(undefined)).toBeUndefined();
    expect(tooLarge({ size: largestFile })).toBeUndefined();
    expect(tooLarge({ size: largestFile + 1 })).toBe('10.1');
  });

  it('has its size in words', () => {
    expect([fileSize(10), fileSize(840_000), fileSize(2_400_000)]).toEqual(['10 B', '840 kB', '2.4 MB']);
  });
});
