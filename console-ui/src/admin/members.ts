import type { GroupMember } from '../shared/types';

export interface Pasted {
  /** The list with the new ones at its end. */
  members: GroupMember[];
  added: number;
  /** How many were on the list already, by their address. */
  double: number;
  /** What could not be understood, as it was pasted. */
  bad: string[];
}

const address = /[^\s<>()",;:]+@[^\s<>()",;:]+\.[^\s<>()",;:]+/u;
const telephone = /^\+?[\d\s./()-]{6,40}$/u;

/**
 * Adds people pasted from a mail program, a list or a spreadsheet: "Name <address>", "Name, address, telephone",
 * "name TAB address", or an address alone. One person per line; several on a line are parted by semicolons, or by
 * commas when each has its own address in angle brackets.
 */
export function addPasted(text: string, before: readonly GroupMember[]): Pasted {
  const members = [...before];
  const known = new Set(before.map((member) => member.email.toLowerCase()));
  const result: Pasted = { members, added: 0, double: 0, bad: [] };
  for (const piece of pieces(text)) {
    const member = read(piece);
    if (!member) result.bad.push(piece);
    else if (known.has(member.email.toLowerCase())) result.double += 1;
    else {
      known.add(member.email.toLowerCase());
      members.push(member);
      result.added += 1;
    }
  }
  return result;
}

function pieces(text: string): string[] {
  return text
    .split(/\r?\n/u)
    .flatMap((line) => (manyAddresses(line) ? line.replace(/>\s*,/gu, '>;').split(/;/u) : [line]))
    .map((piece) => piece.trim().replace(/^[;,]+|[;,]+$/gu, ''))
    .filter((piece) => piece !== '');
}

function manyAddresses(line: string): boolean {
  return line.split('@').length > 2;
}

function read(piece: string): GroupMember | undefined {
  const email = address.exec(piece)?.[0];
  if (!email) return undefined;
  const [before, after] = [
    piece.slice(0, piece.indexOf(email)),
    piece.slice(piece.indexOf(email) + email.length),
  ];
  const cells = [...before.split(/[\t;,]/u), ...after.split(/[\t;,]/u)]
    .map(clean)
    .filter((cell) => cell !== '');
  const phone = cells.find((cell) => telephone.test(cell));
  const quoted = /"([^"]+)"/u.exec(before)?.[1];
  const name = quoted ?? cells.filter((cell) => cell !== phone).join(' ');
  return { name: clean(name) || fromAddress(email), email, ...(phone ? { phone } : {}) };
}

function clean(cell: string): string {
  return cell.replace(/[<>"]/gu, ' ').replace(/\s+/gu, ' ').trim();
}

/** "jan.peeters@…" is better than no name at all. */
function fromAddress(email: string): string {
  return (email.split('@')[0] ?? email)
    .split(/[._-]+/u)
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
    .join(' ');
}
