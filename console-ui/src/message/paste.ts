/** Control characters, zero-width and direction marks: nobody sees them, and they can turn a text around. */
const invisible =
  // eslint-disable-next-line no-control-regex -- they are what is looked for
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb]/gu;

/** What somebody pastes, without what nobody can see; line ends become the usual ones. */
export function cleanPaste(text: string, single = false): { text: string; removed: number } {
  const lines = text.replace(/\r\n?|[\u2028\u2029]/gu, '\n');
  let removed = 0;
  const seen = lines.replace(invisible, () => {
    removed += 1;
    return '';
  });
  return { text: single ? seen.replace(/\s*\n\s*/gu, ' ') : seen, removed };
}
