const escaped = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

/** What a webmaster pastes into the town's own site. The sandbox lets a link open the whole page, and nothing else. */
export const embedCode = (page: string, title: string, lang?: string): string =>
  `<iframe src="${escaped(page)}/embed${lang ? `?lang=${lang}` : ''}" title="${escaped(title)}" width="100%" height="640"` +
  ' loading="lazy" sandbox="allow-popups allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation"' +
  ' style="border:0"></iframe>';
