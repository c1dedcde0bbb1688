/** Marks a place in an answer that the service fills in for each writer. */
const hole = /\{(\w+)\}/g;

/** Whether these words need the fact of a correction that residents have. */
export function needsFact(text: string): boolean {
  return text.includes('{fact}');
}

/** The words with each open place said in words between brackets; one that nobody named is three dots. */
export function withHolesNamed(text: string, names: Readonly<Record<string, string>>): string {
  return text.replace(hole, (_, name: string) => `[${names[name] ?? '…'}]`);
}
