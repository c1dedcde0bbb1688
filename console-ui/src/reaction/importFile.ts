/** The most bytes of a file that the service takes in. */
export const largestImport = 200_000_000;

/** How large the file is in MB, when that is too large; undefined when it is not. */
export function tooLargeImport(file: Pick<File, 'size'> | undefined): string | undefined {
  if (!file || file.size <= largestImport) return undefined;
  return `${Math.ceil(file.size / 1_000_000)} MB`;
}
