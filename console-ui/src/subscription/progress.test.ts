import { expect, it } from 'vitest';
import { minutesLeft, standingOf } from './progress';
import type { Mailing } from './types';

const mailing: Mailing = {
  id: 'm',
  kind: 'NEWS',
  message: 'b',
  title: 'Rook',
  code: '7K3F-9QXM',
  state: 'RUNNING',
  held: false,
  total: 10,
  sent: 4,
  waiting: 6,
  refused: 0,
  unclear: 0,
  stopped: 0,
  createdAt: '2026-11-22T10:00:00Z',
  version: 1,
};

it('says first what needs a person', () => {
  expect(standingOf(mailing)).toBe('running');
  expect(standingOf({ ...mailing, held: true })).toBe('held');
  expect(standingOf({ ...mailing, state: 'PAUSED' })).toBe('paused');
  expect(standingOf({ ...mailing, state: 'PAUSED', problem: 'De server weigert' })).toBe('trouble');
  expect(standingOf({ ...mailing, state: 'DONE', problem: 'oud' })).toBe('done');
});

it('rounds the time that is left up', () => {
  expect(minutesLeft(0, 600)).toBe(0);
  expect(minutesLeft(1, 600)).toBe(1);
  expect(minutesLeft(5000, 600)).toBe(9);
});
