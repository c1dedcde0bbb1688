/** The most bytes of a file that the service takes in, unless the house set another limit. */
export const largestImport = 200 * 1024 * 1024;

/** How large the file is in MB, when that is too large; undefined when it is not. */
export function tooLargeImport(file: Pick<File, 'size'> | undefined): string | undefined {
  if (!file || file.size <= largestImport) return undefined;
  return `${Math.ceil(file.size / 1_000_000)} MB`;
}
