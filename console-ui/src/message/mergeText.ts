/** A sentence or a line with the white space after it: the smallest thing of which one of two writers is the author. */
function pieces(text: string): string[] {
  return text.match(/[^\n]*?(?:[.!?…]+["”’»)]*(?=\s)|(?=\n)|$)\s*/gu)?.filter((each) => each !== '') ?? [];
}

interface Change {
  /** Which pieces of the base go: from start up to (not with) end; none when both are equal. */
  start: number;
  end: number;
  pieces: string[];
  /** What stood before the new pieces in the text they come from: how they were set apart. */
  before: string;
}

const tooLong = 4_000_000;

function same(one: string | undefined, other: string | undefined): boolean {
  return one?.trim() === other?.trim();
}

/** What became of each piece of the base (its place in the other text, or -1), and the changes between those that stayed. */
function compare(base: string[], other: string[]): { kept: number[]; changes: Change[] } | undefined {
  if (base.length * other.length > tooLong) return undefined;
  const width = other.length + 1;
  const longest = new Uint32Array((base.length + 1) * width);
  const at = (i: number, j: number): number => longest[i * width + j] ?? 0;
  for (let i = base.length - 1; i >= 0; i--) {
    for (let j = other.length - 1; j >= 0; j--) {
      longest[i * width + j] = same(base[i], other[j])
        ? at(i + 1, j + 1) + 1
        : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const kept: number[] = [];
  const changes: Change[] = [];
  let [i, j, from, begin] = [0, 0, 0, 0];
  const close = (): void => {
    if (i > from || j > begin) {
      changes.push({
        start: from,
        end: i,
        pieces: other.slice(begin, j),
        before: gapAfter(other[begin - 1]),
      });
    }
  };
  while (i < base.length || j < other.length) {
    if (i < base.length && j < other.length && same(base[i], other[j])) {
      close();
      kept[i++] = j++;
      [from, begin] = [i, j];
    } else if (j >= other.length || (i < base.length && at(i + 1, j) >= at(i, j + 1))) kept[i++] = -1;
    else j++;
  }
  close();
  return { kept, changes };
}

function gapAfter(piece: string | undefined): string {
  return /\s*$/u.exec(piece ?? '')?.[0] ?? '';
}

function meet(one: Change, other: Change): boolean {
  if (one.start === one.end && other.start === other.end) return one.start === other.start;
  if (touches(one, other) && (grows(one) || grows(other))) return grows(one) && grows(other);
  return one.start < other.end && other.start < one.end;
}

function touches(one: Change, other: Change): boolean {
  return one.start === other.end || other.start === one.end;
}

/** Puts in more than it takes away: what the other adds beside it may be the same. */
function grows(change: Change): boolean {
  return change.pieces.length > change.end - change.start;
}

function alike(one: Change, other: Change): boolean {
  return (
    one.start === other.start &&
    one.end === other.end &&
    one.pieces.join('').trim() === other.pieces.join('').trim()
  );
}

/**
 * Brings two changes of one text together, sentence by sentence and line by line. Answers undefined when both changed the
 * same sentence or added at the same place: then a person chooses. What either wrote new is in the result whole.
 */
export function mergeText(base: string, mine: string, theirs: string): string | undefined {
  if (same(mine, theirs) || same(base, theirs)) return mine;
  if (same(base, mine)) return theirs;
  const [was, my, their] = [pieces(base), pieces(mine), pieces(theirs)];
  const [here, there] = [compare(was, my), compare(was, their)];
  if (!here || !there) return undefined;
  const twice = there.changes.filter((change) => here.changes.some((each) => alike(each, change)));
  const others = there.changes.filter((change) => !twice.includes(change));
  if (others.some((change) => here.changes.some((each) => meet(each, change)))) return undefined;
  const all = [...here.changes, ...others].sort(
    (one, other) => one.start - other.start || one.end - other.end,
  );
  let result = '';
  const add = (piece: string, before: string): void => {
    const apart = result === '' || /\s$/u.test(result) ? '' : before || ' ';
    result += apart + piece;
  };
  const stays = (i: number): void => {
    const [a, b] = [here.kept[i] ?? -1, there.kept[i] ?? -1];
    if (a < 0 || b < 0) return;
    const piece = my[a] === was[i] ? their[b] : my[a];
    add(piece ?? '', gapAfter(was[i - 1]));
  };
  let i = 0;
  for (const change of all) {
    while (i < change.start) stays(i++);
    change.pieces.forEach((piece, n) => add(piece, n === 0 ? change.before : ' '));
    i = Math.max(i, change.end);
  }
  while (i < was.length) stays(i++);
  return result.trimEnd();
}
