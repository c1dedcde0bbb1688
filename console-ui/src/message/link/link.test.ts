import { describe, expect, it } from 'vitest';
import { emptyDraft, withCore, withText, withVariant } from '../draft';
import { linkOn, withLink, withLinkOn } from './link';

const link = 'https://stad.example/m/7K3F-9QXM';

describe('the short link in a text', () => {
  it('goes into every language that has words, and once', () => {
    let draft = emptyDraft('ANSWER', 'RESIDENTS', ['nl', 'fr', 'en']);
    draft = withText(draft, 'nl', { body: 'Blijf binnen.\n' });
    draft = withText(draft, 'fr', { body: `Restez chez vous. ${link}` });
    const added = withLink(draft, link);
    expect(added.texts).toBe(1);
    expect(added.draft.text.nl?.body).toBe(`Blijf binnen.\n\n${link}`);
    expect(added.draft.text.fr?.body).toBe(`Restez chez vous. ${link}`);
    expect(added.draft.text.en?.body).toBe('');
    expect(withLink(added.draft, link).texts).toBe(0);
  });

  it('goes into the field for more where the text is written in fields', () => {
    const draft = withCore(emptyDraft('UPDATE', 'RESIDENTS', ['nl']), 'nl', {
      known: 'Er is brand.',
      more: 'Bel 1700.',
    });
    const added = withLink(draft, link).draft;
    expect(added.text.nl?.core?.more).toBe(`Bel 1700. ${link}`);
    expect(added.text.nl?.body).toContain(link);
  });

  it('tells in the text of a platform where it stands', () => {
    const draft = withVariant(emptyDraft('UPDATE', 'RESIDENTS', ['nl']), 'mastodon', 'nl', 'Blijf binnen. ');
    const added = withLinkOn(draft, 'mastodon', 'nl', link);
    expect(added.variants[0]?.body).toBe(`Blijf binnen. ${link}?via=mastodon`);
    expect(withLinkOn(added, 'mastodon', 'nl', link)).toBe(added);
    const copied = withVariant(draft, 'mastodon', 'nl', `Lees ${link} nu.`);
    expect(withLinkOn(copied, 'mastodon', 'nl', link).variants[0]?.body).toBe(
      `Lees ${link}?via=mastodon nu.`,
    );
    expect(linkOn('x', link)).toBe(`${link}?via=x`);
  });
});
