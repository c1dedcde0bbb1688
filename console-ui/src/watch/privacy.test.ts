import { describe, expect, it } from 'vitest';
import { daysOf } from './RetentionPart';
import { bodyOf } from './WatchedForm';

describe('numbers that may be left out', () => {
  it('are not sent when empty, and sent as they are when they are none', () => {
    expect([daysOf(''), daysOf(' 30 '), daysOf('een maand')]).toEqual([undefined, 30, 'een maand']);
  });

  it('go with a place of the watch list, and nobody without a name does', () => {
    const body = bodyOf({
      kind: 'GROUP',
      platform: 'facebook',
      name: 'Buurt',
      url: ' ',
      members: '12',
      note: '',
      lookEveryDays: '7',
      administrators: [
        { name: 'Els', contact: '' },
        { name: ' ', contact: 'x' },
      ],
    });
    expect(body).toMatchObject({ members: 12, lookEveryDays: 7, administrators: [{ name: 'Els' }] });
    expect(body.url).toBeUndefined();
  });
});
