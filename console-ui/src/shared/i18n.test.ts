import { describe, expect, it } from 'vitest';
import { fill, inMyLanguage, language, type Text } from './i18n';

const files = import.meta.glob<{ default: Record<string, Text> }>('../*/words.*.ts', { eager: true });
const folders = [...new Set(Object.keys(files).map((path) => path.replace(/words\..*$/, '')))];

function names(text: Text): string[] {
  const all = typeof text === 'string' ? text : `${text.one} ${text.other} ${text.many ?? ''}`;
  return [...new Set([...all.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? ''))].sort();
}

describe('the words', () => {
  it.each(folders)('of %s exist in Dutch, French and English with the same names in them', (folder) => {
    const dutch = files[`${folder}words.nl.ts`]?.default ?? {};
    for (const other of ['fr', 'en']) {
      const words = files[`${folder}words.${other}.ts`]?.default ?? {};
      expect(Object.keys(words).sort()).toEqual(Object.keys(dutch).sort());
      for (const [key, text] of Object.entries(dutch)) {
        expect(names(words[key] ?? ''), `${folder} ${other} ${key}`).toEqual(names(text));
      }
    }
  });

  it('never shout and are never empty', () => {
    for (const [path, file] of Object.entries(files)) {
      for (const [key, text] of Object.entries(file.default)) {
        const forms = typeof text === 'string' ? [text] : [text.one, text.other];
        for (const form of forms)
          expect(form.trim() !== '' && !form.includes('!'), `${path} ${key}`).toBe(true);
      }
    }
  });
});

describe('a text with a number', () => {
  const text = { one: '{n} bericht', other: '{n} berichten' };
  it('takes the singular for one', () => expect(fill(text, { n: 1 }, 'nl')).toBe('1 bericht'));
  it('takes the plural for none in Dutch', () => expect(fill(text, { n: 0 }, 'nl')).toBe('0 berichten'));
  it('takes the singular for none in French', () => {
    expect(fill({ one: '{n} message', other: '{n} messages' }, { n: 0 }, 'fr')).toBe('0 message');
  });
  it('leaves a name without a value as it is, so that the mistake is seen', () => {
    expect(fill('Van {name}', {}, 'nl')).toBe('Van {name}');
  });
});

describe('a text that comes per language', () => {
  it('is shown in my language, or in the first there is', () => {
    language.value = 'fr';
    expect(inMyLanguage({ nl: 'vuur', fr: 'feu' })).toBe('feu');
    expect(inMyLanguage({ nl: 'vuur', fr: '' })).toBe('vuur');
    expect(inMyLanguage(undefined)).toBe('');
  });
});
