import { expect, test } from 'vitest';
import { embedCode } from './embedCode';

test('what a webmaster pastes shows the short form in a sandbox', () => {
  const code = embedCode('https://baken.example/i/fire', 'Fire', 'nl');
  expect(code).toContain('src="https://baken.example/i/fire/embed?lang=nl"');
  expect(code).toContain('title="Fire"');
  expect(code).toContain('allow-top-navigation-by-user-activation');
  expect(code).not.toContain('allow-scripts');
});

test('a title cannot end the attribute that it stands in', () => {
  const code = embedCode('https://baken.example/i/fire', '"><script>alert(1)</script>&');
  const { body } = new DOMParser().parseFromString(code, 'text/html');
  expect(body.children.length).toBe(1);
  expect(body.querySelector('iframe')?.title).toBe('"><script>alert(1)</script>&');
});
