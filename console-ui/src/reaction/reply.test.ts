import { describe, expect, it } from 'vitest';
import { isOpen, wanted, type ReplyFields } from './reply';
import type { ReplyTemplate } from './types';

const fields: ReplyFields = { template: '', own: false, text: '', lang: 'nl', address: 'INFORMAL' };
const template: ReplyTemplate = {
  id: 'question',
  title: 'Answer',
  class: 'question',
  lang: 'nl',
  address: 'INFORMAL',
  private: false,
  text: 'Dag',
  complete: true,
  guidelines: [],
};

describe('an answer', () => {
  it('is a template by its name, in the language and form that were chosen', () => {
    expect(wanted(fields, template)).toEqual({ template: 'question', lang: 'nl', address: 'INFORMAL' });
  });

  it('stays private when the template may be said only so', () => {
    expect(wanted(fields, { ...template, private: true })).toMatchObject({ private: true });
  });

  it('is own words once there are any', () => {
    expect(wanted({ ...fields, own: true, text: '  ' }, template)).toBeUndefined();
    expect(wanted({ ...fields, own: true, text: 'Dag Jan' }, template)).toEqual({
      text: 'Dag Jan',
      lang: 'nl',
      address: 'INFORMAL',
    });
  });

  it('is not there without a template', () => {
    expect(wanted(fields, undefined)).toBeUndefined();
  });

  it('waits for what has to be filled in', () => {
    expect(isOpen('Het is … uur')).toBe(true);
    expect(isOpen('Dag')).toBe(false);
  });
});
