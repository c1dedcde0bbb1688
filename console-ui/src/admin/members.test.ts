import { describe, expect, it } from 'vitest';
import { addPasted } from './members';

const read = (text: string): [string, string, string?][] =>
  addPasted(text, []).members.map(
    ({ name, email, phone }) => [name, email, ...(phone ? [phone] : [])] as [string, string],
  );

describe('pasting members', () => {
  it('reads a name with the address in angle brackets, one per line', () => {
    expect(read('Jan Peeters <jan@kruisdam.be>\r\nEls  Maes <els@kruisdam.be>\n\n')).toEqual([
      ['Jan Peeters', 'jan@kruisdam.be'],
      ['Els Maes', 'els@kruisdam.be'],
    ]);
  });

  it('reads a whole line of recipients from a mail program, also with commas in a name', () => {
    expect(read('"Peeters, Jan" <jan@k.be>; Els Maes <els@k.be>;')).toEqual([
      ['Peeters, Jan', 'jan@k.be'],
      ['Els Maes', 'els@k.be'],
    ]);
    expect(read('Jan <jan@k.be>, Els <els@k.be>')).toEqual([
      ['Jan', 'jan@k.be'],
      ['Els', 'els@k.be'],
    ]);
    expect(read('jan@k.be;els@k.be')).toHaveLength(2);
  });

  it('reads rows of a spreadsheet, with a telephone number', () => {
    expect(read('Jan Peeters\tjan@k.be\t0470 12 34 56\nMaes, Els, els@k.be')).toEqual([
      ['Jan Peeters', 'jan@k.be', '0470 12 34 56'],
      ['Maes Els', 'els@k.be'],
    ]);
  });

  it('makes a name of an address that has none', () => {
    expect(read('jan.peeters@kruisdam.be')).toEqual([['Jan Peeters', 'jan.peeters@kruisdam.be']]);
  });

  it('adds nobody twice, whatever the capitals', () => {
    const before = [{ name: 'Jan', email: 'jan@k.be' }];
    const after = addPasted('Jan P <JAN@k.be>\nEls <els@k.be>\nEls <els@k.be>', before);
    expect(after).toMatchObject({ added: 1, double: 2, bad: [] });
    expect(after.members).toHaveLength(2);
  });

  it('gives back what it cannot read', () => {
    expect(addPasted('Jan Peeters\nEls <els@k.be>\njan@nergens', [])).toMatchObject({
      added: 1,
      bad: ['Jan Peeters', 'jan@nergens'],
    });
  });
});
