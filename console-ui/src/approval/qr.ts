/** The dark squares of a QR code that came as SVG: only its drawing is taken over, never its markup. */
export function drawingOf(svg: string): { box: string; path: string } | undefined {
  const root = new DOMParser().parseFromString(svg, 'image/svg+xml').documentElement;
  const box = root.getAttribute('viewBox');
  const path = [...root.querySelectorAll('path')].at(-1)?.getAttribute('d');
  return box && path ? { box, path } : undefined;
}

/** "JBSW Y3DP": what is typed over is read in small pieces. */
export function inFours(secret: string): string {
  return secret.replace(/(.{4})(?=.)/gu, '$1 ');
}
