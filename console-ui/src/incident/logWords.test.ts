import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import words from './logWords.nl';

const SERVICE = '../service/src/main';

function filesIn(folder: string, ending: string): string[] {
  return (
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      // What ticks items of a checklist has names of the same form, and is no kind of entry.
      .filter((name) => name.endsWith(ending) && !name.endsWith('playbook/Tick.java'))
      .map((name) => readFileSync(`${folder}/${name}`, 'utf8'))
  );
}

/** What looks like the kind of a log entry in the service, and is no text of its catalogue. */
function kindsOfService(areas: Set<string>): string[] {
  const texts = filesIn(`${SERVICE}/resources/messages`, '_nl.properties').flatMap((file) =>
    file.split('\n').map((line) => line.split('=')[0]?.trim() ?? ''),
  );
  const isText = (kind: string): boolean =>
    texts.some(
      (text) => text === kind || text.startsWith(`${kind}.`) || (kind.endsWith('-') && text.startsWith(kind)),
    );
  const found = filesIn(`${SERVICE}/java`, '.java').flatMap((file) =>
    [...file.matchAll(/"(([a-z][a-z-]*)\.[a-z][a-z-]*)"/g)]
      .filter((match) => areas.has(match[2] ?? ''))
      .map((match) => match[1] ?? ''),
  );
  return [...new Set(found)]
    .filter((kind) => !isText(kind) && !/\.(css|svg|html|json|pdf)$/.test(kind))
    .sort();
}

it('has words for every kind that the service writes into the log', () => {
  const known = new Set(Object.keys(words).map((key) => key.replace('log.', '')));
  const areas = new Set([...known].map((kind) => kind.split('.')[0] ?? ''));
  const kinds = kindsOfService(areas);
  expect(kinds.length).toBeGreaterThan(100);
  expect(kinds.filter((kind) => !known.has(kind))).toEqual([]);
});
