import { describe, expect, it } from 'vitest';
import { countOf, queryOf, readFilters, writeFilters } from './filters';

describe('what the list is narrowed to', () => {
  it('is at first what nobody has judged yet, what is due first on top', () => {
    expect(readFilters('')).toEqual({ state: 'NEW', order: 'due' });
    expect(writeFilters(readFilters(''))).toBe('');
  });

  it('comes back the same from the address', () => {
    for (const search of ['state=all&class=worry&order=newest', 'q=l%27eau+%26+brood', 'state=TRIAGED']) {
      const filters = readFilters(search);
      expect(readFilters(writeFilters(filters))).toEqual(filters);
    }
  });

  it('asks the service for every state when all are wanted', () => {
    expect(queryOf(readFilters('state=all'), 50)).toBe('order=newest&limit=50');
    expect(queryOf(readFilters('overdue=true'), 50)).toBe('state=NEW&overdue=true&order=due&limit=50');
  });

  it('is counted without what is always on the screen', () => {
    expect(countOf(readFilters('q=water&state=all&order=newest'))).toBe(0);
    expect(countOf(readFilters('class=worry&overdue=true'))).toBe(2);
  });

  it('puts by the clock only those whose writers wait', () => {
    expect(queryOf(readFilters('state=DONE'), 50)).toContain('order=newest');
    expect(queryOf(readFilters('state=all&overdue=true'), 50)).toContain('order=due');
  });

  it('ignores what is no filter', () => {
    expect(readFilters('new&colour=red')).toEqual({ state: 'NEW', order: 'due' });
  });
});
