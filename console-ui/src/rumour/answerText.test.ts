import { describe, expect, it } from 'vitest';
import { needsFact, withHolesNamed } from './answerText';

const text = 'Thank you. {fact}. Read more on {url}';

describe('an answer to many', () => {
  it('says what each open place will hold', () => {
    expect(withHolesNamed(text, { fact: 'the fact', url: 'our page' })).toBe(
      'Thank you. [the fact]. Read more on [our page]',
    );
  });

  it('shows dots for a place that nobody named', () => {
    expect(withHolesNamed('Call {other}', {})).toBe('Call […]');
  });

  it('knows when it needs the fact of a correction', () => {
    expect(needsFact(text)).toBe(true);
    expect(needsFact('We have looked into this. Read more on {url}')).toBe(false);
  });
});
